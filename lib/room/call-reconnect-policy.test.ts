import { beforeEach, expect, test } from "vitest"
import { CallReconnectPolicy } from "./call-reconnect-policy"

const MINUTE = 60_000
let now = 0
let policy: CallReconnectPolicy
const wait = (retryCount: number) => policy.nextRetryDelayInMs({ retryCount })

beforeEach(() => {
  now = 1_000_000
  policy = new CallReconnectPolicy(() => now)
})

test("a break is tried at once, then soon, then every few seconds", () => {
  expect(wait(0)).toBeLessThanOrEqual(300)
  expect(wait(1)).toBeLessThanOrEqual(375)
  for (const retryCount of [4, 20, 90]) {
    expect(wait(retryCount)).toBeGreaterThanOrEqual(2250)
    expect(wait(retryCount)).toBeLessThanOrEqual(3750)
  }
})

test("five minutes after the last beat it is given up, however long the call has lasted", () => {
  for (let minute = 0; minute < 90; minute++) {
    now += MINUTE
    policy.beat()
  }
  now += 4.9 * MINUTE
  expect(wait(80)).not.toBeNull()
  now += 0.2 * MINUTE
  expect(wait(81)).toBeNull()
})

test("after a long sleep it is given up at once, until the connection is made anew", () => {
  now += 60 * MINUTE
  policy.beat()
  expect(wait(0)).toBeNull()
  now += 1000
  policy.beat()
  expect(wait(0)).toBeNull()
  policy.renew()
  expect(wait(0)).not.toBeNull()
})
