import { expect, it } from "vitest"
import { readPeopleHere } from "./people-here"

it("reads who is here", () => {
  const people = { count: 2, names: ["Ada", "Ben"], isFull: false }
  expect(readPeopleHere(JSON.stringify(people))).toEqual(people)
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
