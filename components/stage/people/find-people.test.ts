import { expect, test } from "vitest"
import { findPeople } from "./find-people"

const people = ["Ada Lovelace", "Zoë  Kravitz", "ÁDÁM", "李小龍", undefined].map((name) => ({ name }))
const found = (text: string) => findPeople(people, text).map(({ name }) => name)

test.each([
  ["love", ["Ada Lovelace"]],
  ["ADA", ["Ada Lovelace", "ÁDÁM"]],
  ["ádá", ["Ada Lovelace", "ÁDÁM"]],
  [" zoe k", ["Zoë  Kravitz"]],
  ["小", ["李小龍"]],
  ["nobody", []],
])("%j finds %j", (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test("nothing typed leaves everybody", () => {
  expect(findPeople(people, "  ")).toBe(people)
})
