import { listOfNames } from "../texts/list-of-names"

/** Up to this many people are named; more are counted. */
const NAMED = 3

type NameOrCountTexts = {
  named: (names: string, count: number) => string
  counted: (count: number) => string
}

/** A sentence about people that stays short, however many they are. */
export function nameOrCount({ named, counted }: NameOrCountTexts) {
  return (names: readonly string[]): string[] => [
    names.length > NAMED ? counted(names.length) : named(listOfNames(names), names.length),
  ]
}
