import { expect, test } from "vitest"
import { namesOrCount } from "./people"

const describeJoins = namesOrCount({
  named: (names) => `${names} joined`,
  counted: (count) => `${count} joined`,
})

test("namesOrCount names up to three participants and counts more", () => {
  expect(describeJoins(["Ada"])).toEqual(["Ada joined"])
  expect(describeJoins(["Ada", "Ben", "Cleo"])).toEqual(["Ada, Ben and Cleo joined"])
  expect(describeJoins(Array.from({ length: 10_000 }, (_, i) => `P${i}`))).toEqual(["10000 joined"])
})
