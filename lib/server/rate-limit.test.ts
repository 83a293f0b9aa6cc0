import { RateLimiterMemory } from "rate-limiter-flexible"
import { afterEach, expect, test, vi } from "vitest"
import { type Env, parseEnv } from "./env"
import { limitRate } from "./rate-limit"

function envWith(TOKEN_RATE_LIMIT: string): Env {
  const result = parseEnv({
    LIVEKIT_URL: "wss://rooms.example",
    LIVEKIT_API_KEY: "key",
    LIVEKIT_API_SECRET: "a secret of at least 32 characters",
    TRUSTED_PROXY: "1",
    TOKEN_RATE_LIMIT,
  })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.env
}

const request = (env: Env, id: string, address = "192.0.2.1") =>
  limitRate(new Headers({ "x-forwarded-for": address }), { id, setCookie: undefined }, env).then(
    () => "ok",
    (error) => error.options.headers.RateLimit.split(";")[0],
  )

afterEach(() => vi.restoreAllMocks())

test("an address that has reached its limit adds no visitors to the memory", async () => {
  const env = envWith("1/60")
  const keys = new Set<unknown>()
  const consume = vi.spyOn(RateLimiterMemory.prototype, "consume")
  const answers = []
  for (let visitor = 0; visitor < 50; visitor++) answers.push(await request(env, `visitor ${visitor}`))
  for (const [key] of consume.mock.calls) keys.add(key)
  expect(answers.filter((answer) => answer === "ok")).toHaveLength(10)
  expect(new Set(answers.slice(10))).toEqual(new Set(['"address"']))
  // The address, and the visitors that it let through.
  expect(keys.size).toBe(11)
})

test("a visitor's refused requests leave the address's allowance to others", async () => {
  const env = envWith("2/60")
  const answers = []
  for (let i = 0; i < 40; i++) answers.push(await request(env, "greedy"))
  expect(answers.slice(0, 3)).toEqual(["ok", "ok", '"visitor"'])
  expect(new Set(answers.slice(3))).toEqual(new Set(['"visitor"']))
  for (let visitor = 0; visitor < 9; visitor++) {
    expect([await request(env, `v${visitor}`), await request(env, `v${visitor}`)]).toEqual(["ok", "ok"])
  }
  expect(await request(env, "eleventh")).toBe('"address"')
})
