import { expect, test } from "vitest"
import { RateGuard } from "./rate-guard"

test("lets each person through so many times, and again when the time is over", () => {
  const guard = new RateGuard(2, 1000)
  expect([0, 1, 2].map((now) => guard.allows("ben", now))).toEqual([true, true, false])
  expect(guard.allows("ada", 2)).toBe(true)
  expect(guard.allows("ben", 1000)).toBe(true)
})
