import { beforeEach, expect, test } from "vitest"
import { CallReconnectPolicy } from "./call-reconnect-policy"

const MINUTE = 60_000
let now = 0
let policy: CallReconnectPolicy
const delay = (retryCount: number) => policy.nextRetryDelayInMs({ retryCount })

beforeEach(() => {
  now = 1_000_000
  policy = new CallReconnectPolicy(() => now)
})

test("retries at once, then soon, then every few seconds", () => {
  expect(delay(0)).toBeLessThanOrEqual(300)
  expect(delay(1)).toBeLessThanOrEqual(375)
  for (const retryCount of [4, 20, 90]) {
    expect(delay(retryCount)).toBeGreaterThanOrEqual(2250)
    expect(delay(retryCount)).toBeLessThanOrEqual(3750)
  }
})

test("gives up five minutes after the connection was last alive, however long the call was", () => {
  for (let minute = 0; minute < 90; minute++) {
    now += MINUTE
    policy.keepAlive()
  }
  now += 4.9 * MINUTE
  expect(delay(80)).not.toBeNull()
  now += 0.2 * MINUTE
  expect(delay(81)).toBeNull()
})

test("gives up at once after a long sleep, until there is a new connection", () => {
  now += 60 * MINUTE
  policy.keepAlive()
  expect(delay(0)).toBeNull()
  now += 1000
  policy.keepAlive()
  expect(delay(0)).toBeNull()
  policy.connected()
  expect(delay(0)).not.toBeNull()
})
