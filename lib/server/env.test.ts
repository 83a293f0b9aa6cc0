import { describe, expect, it } from "vitest"
import { parseEnv } from "./env"

const usable = {
  NODE_ENV: "production",
  LIVEKIT_URL: "wss://example.livekit.cloud",
  LIVEKIT_API_KEY: "APIkey",
  LIVEKIT_API_SECRET: "a secret of at least 32 characters",
}

function env(values: Record<string, string | undefined> = {}) {
  const result = parseEnv({ ...usable, ...values })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.env
}

function problems(values: Record<string, string | undefined>) {
  const result = parseEnv({ ...usable, ...values })
  return result.ok ? [] : result.problems
}

describe("parseEnv", () => {
  it("names every variable that is missing", () => {
    const result = parseEnv({})
    expect(result.ok ? [] : result.problems.map(({ variable }) => variable)).toEqual([
      "LIVEKIT_URL",
      "LIVEKIT_API_KEY",
      "LIVEKIT_API_SECRET",
    ])
  })

  it.each([
    ["LIVEKIT_URL", ""],
    ["LIVEKIT_URL", "   "],
    ["LIVEKIT_URL", "example.livekit.cloud"],
    ["LIVEKIT_URL", "ftp://example.com"],
    ["LIVEKIT_URL", "wss://marked-user:marked-word@example.com"],
    ["LIVEKIT_URL", "wss://example.com?access_token=marked"],
    ["LIVEKIT_API_KEY", "marked key"],
    ["LIVEKIT_API_SECRET", "marked\nsecret"],
    ["LIVEKIT_PUBLIC_URL", "marked"],
    ["ALLOWED_ORIGINS", "*"],
    ["ALLOWED_ORIGINS", "https://ok.example, https://marked.example/path"],
    ["TOKEN_RATE_LIMIT", "marked"],
    ["TOKEN_RATE_LIMIT", "0/60"],
    ["TRUSTED_PROXY", "marked"],
    ["REDIS_URL", "http://marked"],
    ["VISITOR_SECRET", "marked"],
  ])("finds fault with %s=%s and never repeats it", (variable, value) => {
    const found = problems({ [variable]: value })
    expect(found.map((problem) => problem.variable)).toEqual([variable])
    expect(JSON.stringify(found)).not.toContain("marked")
  })

  it("takes spaces around a value as absent, and an empty optional one as unset", () => {
    expect(env({ LIVEKIT_URL: "  wss://example.com  ", REDIS_URL: " " })).toMatchObject({
      serverUrl: "wss://example.com",
      redisUrl: undefined,
    })
  })

  it.each([
    ["wss://example.com/", "wss://example.com", "https://example.com"],
    ["https://example.com", "wss://example.com", "https://example.com"],
    ["http://127.0.0.1:7880", "ws://127.0.0.1:7880", "http://127.0.0.1:7880"],
    ["ws://localhost:7880/sfu/", "ws://localhost:7880/sfu", "http://localhost:7880/sfu"],
  ])("makes of %s what clients and what the app itself connect to", (url, serverUrl, apiUrl) => {
    expect(env({ LIVEKIT_URL: url })).toMatchObject({ serverUrl, apiUrl })
  })

  it("tells clients LIVEKIT_PUBLIC_URL where it is set", () => {
    expect(
      env({ LIVEKIT_URL: "ws://livekit:7880", LIVEKIT_PUBLIC_URL: "wss://rooms.example" }),
    ).toMatchObject({
      serverUrl: "wss://rooms.example",
      apiUrl: "http://livekit:7880",
    })
  })

  it("reads lists, limits and proxies", () => {
    const lists = env({ AGENT_NAME: "a, b,", ALLOWED_ORIGINS: "https://A.example/, capacitor://localhost" })
    expect(lists.agentNames).toEqual(["a", "b"])
    expect(lists.allowedOrigins).toEqual(["https://a.example", "capacitor://localhost"])
    expect(env().rateLimit).toEqual({ requests: 60, seconds: 60 })
    expect(env({ TOKEN_RATE_LIMIT: "off" }).rateLimit).toBeUndefined()
    expect(env().trustedProxy).toBe(0)
    expect(env({ VERCEL: "1" }).trustedProxy).toBe("vercel")
    expect(env({ VERCEL: "1", TRUSTED_PROXY: "2" }).trustedProxy).toBe(2)
  })

  it("refuses the well-known secret outside development, but on the loopback", () => {
    const known = { LIVEKIT_API_KEY: "devkey", LIVEKIT_API_SECRET: "secret" }
    expect(problems(known).map(({ variable }) => variable)).toEqual(["LIVEKIT_API_SECRET"])
    expect(problems({ ...known, LIVEKIT_URL: "ws://192.168.1.2:7880" })).toHaveLength(1)
    expect(
      problems({ ...known, LIVEKIT_URL: "ws://localhost:7880", LIVEKIT_PUBLIC_URL: "wss://a.b" }),
    ).toHaveLength(1)
    for (const host of ["localhost", "127.0.0.1", "[::1]", "sfu.localhost"]) {
      expect(problems({ ...known, LIVEKIT_URL: `ws://${host}:7880` })).toEqual([])
    }
    expect(problems({ ...known, NODE_ENV: "development" })).toEqual([])
  })

  describe("a development token server", () => {
    const server = (values: Record<string, string>) => {
      const result = parseEnv({ LIVEKIT_SANDBOX_ID: "tokens-1a2b3c", ...values })
      return result.ok ? "not needed" : result.developmentTokenServer
    }

    it("is LiveKit Cloud's where nothing but its id is set", () => {
      expect(server({})).toEqual({
        id: "tokens-1a2b3c",
        baseUrl: "https://cloud-api.livekit.io",
        serverUrl: "wss://any-project.livekit.cloud",
      })
    })

    it("is another, for a LiveKit server of one's own", () => {
      expect(
        server({ LIVEKIT_SANDBOX_URL: "http://localhost:3100/", LIVEKIT_URL: "ws://localhost:7890" }),
      ).toEqual({
        id: "tokens-1a2b3c",
        baseUrl: "http://localhost:3100",
        serverUrl: "ws://localhost:7890",
      })
    })

    it("is not asked where the app has a key, complete or not", () => {
      expect(server(usable)).toBe("not needed")
      expect(server({ LIVEKIT_API_KEY: "APIkey" })).toBeUndefined()
      expect(server({ LIVEKIT_API_SECRET: usable.LIVEKIT_API_SECRET })).toBeUndefined()
    })

    it.each([
      ["LIVEKIT_SANDBOX_ID", "two words"],
      ["LIVEKIT_SANDBOX_ID", " "],
      ["LIVEKIT_SANDBOX_URL", "wss://tokens.example"],
      ["LIVEKIT_URL", "rooms.example"],
      ["TOKEN_RATE_LIMIT", "none"],
    ])("is none with %s=%s", (variable, value) => {
      expect(server({ [variable]: value })).toBeUndefined()
    })
  })

  it("tells what became of the local LiveKit server, usable or not", () => {
    expect(parseEnv({ LOCAL_LIVEKIT_ERROR: "No Go.\nNo Docker." }).localLivekit).toEqual({
      isRunning: false,
      error: "No Go.\nNo Docker.",
    })
    expect(parseEnv({ ...usable, LOCAL_LIVEKIT_SERVER: "running" }).localLivekit.isRunning).toBe(true)
  })
})
