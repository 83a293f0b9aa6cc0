import { expect, test } from "vitest"
import { texts } from "./ended"

test.each([
  [0, "less than a minute"],
  [1, "1 minute"],
  [59, "59 minutes"],
  [60, "1 hour"],
  [121, "2 hours and 1 minute"],
])("%s minutes in a call read as “%s”", (minutes, text) => {
  expect(texts.stayed("demo", minutes)).toBe(`You were in demo for ${text}.`)
})
