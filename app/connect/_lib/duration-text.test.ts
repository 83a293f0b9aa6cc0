import { expect, test } from "vitest"
import { durationText } from "./duration-text"

test.each([
  [0, "0 seconds"],
  [-5, "0 seconds"],
  [1, "1 second"],
  [59.6, "1 minute"],
  [598, "9 minutes 58 seconds"],
  [600, "10 minutes"],
  [5400, "1 hour 30 minutes"],
  [3601, "1 hour"],
  [90_000, "1 day 1 hour"],
])("%d s are %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text)
})
