import { expect, test } from "vitest"
import { peopleOrder } from "./people-order"

const person = (identity: string, minute: number, isLocal = false) => ({
  identity,
  name: identity,
  isLocal,
  joinedAt: new Date(2026, 10, 21, 10, minute),
})

test("you, then the hands in line, then the others as they joined", () => {
  const people = [
    person("late", 9),
    person("early", 1),
    person("second", 8),
    person("first", 9),
    person("me", 5, true),
  ]
  expect(peopleOrder(people, ["first", "second", "me"]).map(({ identity }) => identity)).toEqual([
    "me",
    "first",
    "second",
    "early",
    "late",
  ])
})

test("those who joined at once stand by name, always the same way", () => {
  const people = ["Cleo", "Ada", "Ben"].map((name) => person(name, 1))
  expect(peopleOrder(people, []).map(({ name }) => name)).toEqual(["Ada", "Ben", "Cleo"])
})

test("thousands are put in order without looking at each again and again", () => {
  let looks = 0
  const people = Array.from({ length: 5000 }, (_, i) => {
    const { identity, ...rest } = person(`p${i}`, i % 60)
    return {
      ...rest,
      get identity() {
        looks++
        return identity
      },
    }
  })
  const raised = Array.from({ length: 100 }, (_, i) => `p${i}`)
  expect(peopleOrder(people, raised)).toHaveLength(5000)
  expect(looks).toBeLessThan(5000 * 100)
})
