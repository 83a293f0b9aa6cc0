import { expect, test } from "vitest"
import { initials } from "./avatar"

test.each([
  ["Ada", "A"],
  ["ada lovelace", "AL"],
  ["  Anna  Maria de Souza ", "AS"],
  ["👩‍🚀 Astronaut", "👩‍🚀A"],
  ["李小龍", "李"],
  ["", ""],
])("shortens %j to %j", (name, letters) => {
  expect(initials(name)).toBe(letters)
})
