import autocannon from "autocannon"
import fc from "fast-check"
import { type AppServer, residentMemory, startApp } from "../support/app-server"
import { expect, isFullRun, printMeasurement, test } from "../support/chaos-test"
import { livekitEnv } from "../support/sfu-server"

const DURATION_S = isFullRun ? 60 : 15
const REQUESTS = isFullRun ? 100_000 : 15_000
const CONNECTIONS = 50

const loadTest = test.extend<object, { loadedApp: AppServer }>({
  loadedApp: [
    async ({ playwright: _ }, use) => {
      // Minting tokens doesn't need a LiveKit server: nothing listens there.
      const app = await startApp({
        ...livekitEnv("ws://localhost:9"),
        AGENT_NAME: "greeter",
        TOKEN_RATE_LIMIT: "9999999/60",
      })
      await use(app)
      await app.stop()
    },
    { scope: "worker" },
  ],
})

loadTest(
  `token requests at twice the sustainable rate for ${DURATION_S} s cause no errors`,
  async ({ loadedApp }) => {
    const sustained = await load(loadedApp, 8, { connections: CONNECTIONS })
    const rate = sustained.requests.average
    printMeasurement("sustained requests per second", Math.round(rate), "")

    // Node.js accepts one connection per turn of the event loop: of a burst of 500, a slow machine leaves 30 % waiting.
    const overload = { connections: 200, overallRate: Math.round(2 * rate), timeout: 10 }
    const result = await load(loadedApp, DURATION_S, overload)
    printMeasurement("responses per second at twice that rate", Math.round(result.requests.average), "")
    printMeasurement("99th percentile latency", result.latency.p99, "ms")
    expect(result["5xx"]).toBe(0)
    expect(result.non2xx).toBe(0)
    // Requests above the sustainable rate queue: none are rejected, and fewer than 1% time out.
    printMeasurement("timed out after 10 s", result.timeouts, "")
    expect(result.errors - result.timeouts).toBe(0)
    expect(result.timeouts).toBeLessThan(result.requests.total / 100)
    expect(result.requests.average).toBeGreaterThan(rate * 0.7)

    // The first load also optimizes code and fills caches: a leak grows with the second one too.
    const before = residentMemory(loadedApp.pid)
    await load(loadedApp, DURATION_S, overload)
    await expectStableMemory(loadedApp, before)
  },
)

loadTest(
  `${REQUESTS} requests with valid and invalid bodies get only expected statuses`,
  async ({ loadedApp }) => {
    loadTest.setTimeout(600_000)
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("", "demo", "greeter", "lk.x"),
    )
    const fields = fc.constantFrom(
      ...[
        "room_name",
        "participant_identity",
        "participant_name",
        "participant_metadata",
        "participant_attributes",
      ],
      ...["room_config", "roomName", "room_admin", "__proto__"],
    )
    const valid = fc.record({
      room_name: fc.constantFrom("demo", "a", "ü"),
      participant_name: fc.constantFrom("Ada", "Ben"),
    })
    const bodies = fc.oneof(
      { weight: 3, arbitrary: valid.map((value) => JSON.stringify(value)) },
      {
        weight: 2,
        arbitrary: fc.dictionary(fields, fc.oneof(text, fc.jsonValue())).map((it) => JSON.stringify(it)),
      },
      fc.json(),
      text,
      fc.constant(" ".repeat(17_000)),
    )
    // Generated in advance and reused, so that generating them doesn't slow the load down.
    const sample = fc.sample(bodies, 1000)
    const counts = new Map<number, number>()
    let next = 0
    const requestUntil = async (until: number) => {
      while (next < until) {
        const body = sample[next++ % sample.length] ?? ""
        const headers = { "Content-Type": "application/json" }
        const response = await fetch(`${loadedApp.url}/api/token`, { method: "POST", body, headers })
        await response.arrayBuffer()
        counts.set(response.status, (counts.get(response.status) ?? 0) + 1)
      }
    }
    const requestInParallel = (until: number) =>
      Promise.all(Array.from({ length: CONNECTIONS }, () => requestUntil(until)))
    await requestInParallel(REQUESTS / 3)
    const before = residentMemory(loadedApp.pid)
    await requestInParallel(REQUESTS)

    for (const [status, count] of counts) printMeasurement(`status ${status}`, count, "times")
    expect([...counts.keys()].filter((status) => ![201, 400, 403, 413].includes(status))).toEqual([])
    expect(counts.get(201)).toBeGreaterThan(REQUESTS / 4)
    expect(loadedApp.log()).not.toMatch(/error|⨯/i)
    await expectStableMemory(loadedApp, before)
  },
)

/** Requests tokens for `duration` seconds. */
function load(app: AppServer, duration: number, options: Partial<autocannon.Options>) {
  return autocannon({
    url: `${app.url}/api/token`,
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
    duration,
    ...options,
  })
}

/** Expects memory to return to within 20% of `before`. Some load continues, as an idle process doesn't collect garbage. */
async function expectStableMemory(app: AppServer, before: number) {
  printMeasurement("memory before", before, "MB")
  const memoryAfterLoad = async () => {
    await load(app, 1, { connections: 5 })
    return residentMemory(app.pid)
  }
  await expect.poll(memoryAfterLoad, { timeout: 60_000, intervals: [0] }).toBeLessThan(before * 1.2)
  printMeasurement("memory after", residentMemory(app.pid), "MB")
}
