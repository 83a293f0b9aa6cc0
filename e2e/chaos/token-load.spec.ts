import autocannon from "autocannon"
import fc from "fast-check"
import { type AppServer, startApp } from "../support/app-server"
import { expect, isFull, measured, test } from "../support/chaos-test"
import { residentMemory } from "../support/memory"

const SECONDS = isFull ? 60 : 15
const SOAK = isFull ? 100_000 : 15_000
const AT_ONCE = 50

const own = test.extend<object, { loaded: AppServer }>({
  loaded: [
    async ({ playwright: _ }, use) => {
      // Nobody is there: tokens are made without the LiveKit server.
      const app = await startApp({
        LIVEKIT_URL: "ws://localhost:9",
        LIVEKIT_API_KEY: "devkey",
        LIVEKIT_API_SECRET: "secret",
        AGENT_NAME: "greeter",
        TOKEN_RATE_LIMIT: "9999999/60",
      })
      await use(app)
      await app.stop()
    },
    { scope: "worker" },
  ],
})

own(`tokens are asked for ${SECONDS} s long at twice the rate that can be held`, async ({ loaded }) => {
  const held = await load(loaded, 8, { connections: AT_ONCE })
  const rate = held.requests.average
  measured("requests answered in a second", Math.round(rate), "")
  const before = residentMemory(loaded.pid)

  // As many connections as would be needed if each were answered within a second.
  const result = await load(loaded, SECONDS, {
    connections: 500,
    overallRate: Math.round(2 * rate),
    timeout: 10,
  })
  measured("answered in a second at twice that", Math.round(result.requests.average), "")
  measured("99% were answered within", result.latency.p99, "ms")
  expect(result["5xx"]).toBe(0)
  expect(result.non2xx).toBe(0)
  // Who asks for twice what there is has to wait; nobody is turned away, and hardly anybody waits for longer than 10 s.
  measured("gave up after 10 s", result.timeouts, "")
  expect(result.errors - result.timeouts).toBe(0)
  expect(result.timeouts).toBeLessThan(result.requests.total / 100)
  expect(result.requests.average).toBeGreaterThan(rate * 0.7)

  await expectFlat(loaded, before)
})

own(
  `${SOAK} requests with bodies of every kind: none is answered with what is not expected`,
  async ({ loaded }) => {
    own.setTimeout(600_000)
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
    // Made beforehand, and used over and over: it is the server that is to be kept busy.
    const sample = fc.sample(bodies, 1000)
    const counts = new Map<number, number>()
    let next = 0
    const ask = async (until: number) => {
      while (next < until) {
        const body = sample[next++ % sample.length] ?? ""
        const headers = { "Content-Type": "application/json" }
        const answer = await fetch(`${loaded.url}/api/token`, { method: "POST", body, headers })
        await answer.arrayBuffer()
        counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1)
      }
    }
    const askMany = (until: number) => Promise.all(Array.from({ length: AT_ONCE }, () => ask(until)))
    await askMany(SOAK / 3)
    const before = residentMemory(loaded.pid)
    await askMany(SOAK)

    for (const [status, count] of counts) measured(`answered ${status}`, count, "times")
    expect([...counts.keys()].filter((status) => ![201, 400, 403, 413].includes(status))).toEqual([])
    expect(counts.get(201)).toBeGreaterThan(SOAK / 4)
    expect(loaded.log()).not.toMatch(/error|⨯/i)
    await expectFlat(loaded, before)
  },
)

/** Asks for tokens, for some seconds. */
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

/** Memory is what it was, within a fifth, once the collector has had its turn: an app that has nothing to do gives it none. */
async function expectFlat(app: AppServer, before: number) {
  measured("memory before", before, "MB")
  const afterSome = async () => {
    await load(app, 1, { connections: 5 })
    return residentMemory(app.pid)
  }
  await expect.poll(afterSome, { timeout: 60_000, intervals: [0] }).toBeLessThan(before * 1.2)
  measured("memory after", residentMemory(app.pid), "MB")
}
