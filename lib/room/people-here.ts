import { plainName } from "./plain-text"

/** Who is in a room before one joins it: how many people, the names of the first few, and whether another fits in. */
export type PeopleHere = { count: number; names: string[]; isFull: boolean }

/** What was answered, where it is that, with names that keep to their place; else undefined. */
export function readPeopleHere(json: string | undefined): PeopleHere | undefined {
  try {
    const { count, names, isFull }: Partial<Record<keyof PeopleHere, unknown>> =
      JSON.parse(json ?? "null") ?? {}
    if (!Number.isSafeInteger(count) || typeof isFull !== "boolean" || !Array.isArray(names)) return undefined
    if (!names.every((name) => typeof name === "string")) return undefined
    return { count: count as number, names: names.map(plainName), isFull }
  } catch {
    return undefined
  }
}
