import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { Env } from "./env"
import { EventMemory } from "./webhook"

const redis = vi.hoisted(() => {
  const keys = new Map<string, string>()
  return {
    keys,
    set: vi.fn(async (key: string, value: string, _ex: string, _seconds: number, condition?: string) => {
      if (condition === "NX" && keys.has(key)) return null
      keys.set(key, value)
      return "OK"
    }),
    get: vi.fn(async (key: string) => keys.get(key) ?? null),
    del: vi.fn(async (key: string) => Number(keys.delete(key))),
  }
})
vi.mock("./redis", () => ({ connectRedis: async () => redis }))

/** Returns another instance's `handleOnce`, with a memory of its own. */
async function startInstance() {
  vi.resetModules()
  const { handleOnce } = await import("./webhook")
  return (id: string, handle: () => Promise<void>, redisUrl?: string) =>
    handleOnce(id, Date.now() / 1000 + 300, { redisUrl } as Env, handle)
}

/** Returns a handler that runs until the test ends it. */
function slowHandler() {
  let succeed = () => {}
  let fail = () => {}
  const end = new Promise<void>((resolve, reject) => {
    succeed = resolve
    fail = () => reject(new Error("no database"))
  })
  return { handle: vi.fn(() => end), succeed, fail }
}

const inFlight = { code: "unavailable", detail: expect.stringContaining("is being handled") }

describe.each([
  ["in one instance", undefined],
  ["in instances that share Redis", "redis://localhost"],
])("handleOnce %s", (_, redisUrl) => {
  let first: Awaited<ReturnType<typeof startInstance>>
  let second: typeof first

  beforeEach(async () => {
    redis.keys.clear()
    first = await startInstance()
    second = redisUrl ? await startInstance() : first
  })
  afterEach(() => vi.clearAllMocks())

  it("has a retry sent again while the event is being handled, and accepts it afterwards", async () => {
    const { handle, succeed } = slowHandler()
    const delivery = first("a", handle, redisUrl)
    await vi.waitFor(() => expect(handle).toHaveBeenCalled())
    await expect(second("a", handle, redisUrl)).rejects.toMatchObject(inFlight)
    succeed()
    await delivery
    await second("a", handle, redisUrl)
    await first("a", handle, redisUrl)
    expect(handle).toHaveBeenCalledTimes(1)
  })

  it("handles a retry after the first delivery failed", async () => {
    const { handle, fail } = slowHandler()
    const delivery = first("a", handle, redisUrl)
    await vi.waitFor(() => expect(handle).toHaveBeenCalled())
    await expect(second("a", handle, redisUrl)).rejects.toMatchObject(inFlight)
    fail()
    await expect(delivery).rejects.toThrow("no database")
    const retry = vi.fn(async () => {})
    await second("a", retry, redisUrl)
    expect(retry).toHaveBeenCalledTimes(1)
  })
})

it("keeps the claim in Redis while a handler runs, although the signature expires sooner", async () => {
  const { handleOnce } = await import("./webhook")
  const env = { redisUrl: "redis://localhost" } as Env
  await handleOnce("late", Date.now() / 1000 + 1, env, async () => {
    expect(redis.set).toHaveBeenLastCalledWith("greenroom:webhook:late", "handling", "EX", 60, "NX")
  })
})

it("handles events while Redis is unreachable, each instance once", async () => {
  const first = await startInstance()
  const handle = vi.fn(async () => {})
  redis.set.mockRejectedValue(new Error("down"))
  await first("b", handle, "redis://localhost")
  await first("b", handle, "redis://localhost")
  expect(handle).toHaveBeenCalledTimes(1)
})

describe("EventMemory", () => {
  it("remembers an event until its signature expires", () => {
    let now = 100
    const memory = new EventMemory(() => now)
    expect(memory.claim("a", 110)).toBeUndefined()
    expect(memory.claim("a", 110)).toBe("handling")
    expect(memory.claim("b", 110)).toBeUndefined()
    memory.finish("a")
    expect(memory.claim("a", 110)).toBe("handled")
    now = 110
    expect(memory.claim("a", 120)).toBeUndefined()
    expect(memory.claim("a", 120)).toBe("handling")
  })

  it("accepts an event again after its handler failed", () => {
    const memory = new EventMemory(() => 100)
    memory.claim("a", 110)
    memory.forget("a")
    expect(memory.claim("a", 110)).toBeUndefined()
  })

  it("forgets expired events, then the oldest", () => {
    let now = 0
    const memory = new EventMemory(() => now, 100)
    for (let i = 0; i < 100_000; i++) memory.claim(`event ${i}`, 300)
    expect(memory.size).toBe(100)
    expect(memory.claim("event 99950", 300)).toBe("handling")
    now = 300
    memory.claim("late", 600)
    expect(memory.size).toBe(1)
  })
})
