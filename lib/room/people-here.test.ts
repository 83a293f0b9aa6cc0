import { expect, it } from "vitest"
import { readPeopleHere } from "./people-here"

it("reads who is here", () => {
  const people = { count: 2, names: ["Ada", "Ben"], isFull: false }
  expect(readPeopleHere(JSON.stringify(people))).toEqual(people)
})

it("keeps names from turning or painting over what is around them", () => {
  const names = ["Ada \u202egnp.exe", `Z${"\u0335".repeat(40)}`, "W".repeat(256)]
  const read = readPeopleHere(JSON.stringify({ count: 3, names, isFull: false }))
  expect(read?.names).toEqual(["Ada gnp.exe", `Z${"\u0335".repeat(4)}`, `${"W".repeat(79)}…`])
})

it.each([
  undefined,
  "",
  "null",
  "[]",
  "{}",
  '{"count":"2","names":[],"isFull":false}',
  '{"count":1,"names":{"length":1},"isFull":false}',
  '{"count":1,"names":[5],"isFull":false}',
])("takes %s for no answer", (json) => {
  expect(readPeopleHere(json)).toBeUndefined()
})
