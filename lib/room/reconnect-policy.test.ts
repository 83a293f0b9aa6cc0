import { expect, test } from "vitest"
import { reconnectPolicy } from "./reconnect-policy"

const wait = (retryCount: number, elapsedMs = 0) =>
  reconnectPolicy.nextRetryDelayInMs({ retryCount, elapsedMs })

test("a break is tried at once, then soon, then every few seconds", () => {
  expect(wait(0)).toBeLessThanOrEqual(300)
  expect(wait(1)).toBeLessThanOrEqual(375)
  for (const retryCount of [4, 20, 90]) {
    expect(wait(retryCount)).toBeGreaterThanOrEqual(2250)
    expect(wait(retryCount)).toBeLessThanOrEqual(3750)
  }
})

test("after five minutes it is given up", () => {
  expect(wait(80, 299_000)).not.toBeNull()
  expect(wait(81, 301_000)).toBeNull()
})
