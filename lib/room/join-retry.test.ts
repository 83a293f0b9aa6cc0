import { expect, test } from "vitest"
import { JoinError } from "./join-error"
import { joinRetryWait } from "./join-retry"

const refused = (status: number) => new Error(`Error generating token: received ${status} / {}`)

test("what may pass by itself is tried again, at growing distances and for less than a minute", () => {
  for (const error of [
    new TypeError("Failed to fetch"),
    new SyntaxError("Unexpected token '<'"),
    new DOMException("", "TimeoutError"),
    refused(429),
    refused(408),
    refused(500),
    refused(503),
  ]) {
    const waits: number[] = []
    for (let wait = joinRetryWait(error, 0); wait !== undefined; wait = joinRetryWait(error, waits.length))
      waits.push(wait)
    expect(waits[0]).toBeLessThanOrEqual(1000)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waits.reduce((sum, wait) => sum + wait)).toBeLessThan(60_000)
  }
})

test("a limit is waited for, as long as it says, unless that is too long", () => {
  const limited = (seconds: unknown) =>
    new Error(`Error generating token: received 429 / ${JSON.stringify({ retry_after: seconds })}`)
  expect(joinRetryWait(limited(42), 0)).toBe(42_000)
  expect(joinRetryWait(limited(61), 0)).toBeUndefined()
  expect(joinRetryWait(limited("soon"), 0)).toBe(1000)
  expect(joinRetryWait(limited(-5), 0)).toBe(1000)
  expect(joinRetryWait(limited(1), 6)).toBeUndefined()
})

test("an answer without a token may be a proxy's, and is asked for again", () => {
  expect(joinRetryWait(new JoinError("No token", { mayPass: true }), 0)).toBe(1000)
})

test("what is meant is not tried again", () => {
  for (const error of [new JoinError("Another room"), refused(400), refused(401), refused(403), refused(404)])
    expect(joinRetryWait(error, 0)).toBeUndefined()
})
