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
  it("names every missing variable", () => {
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
    ["LIVEKIT_URL", '"wss://marked.example.com"'],
    ["LIVEKIT_API_KEY", '"marked"'],
    ["LIVEKIT_API_SECRET", "'marked'"],
    ["LIVEKIT_API_KEY", "“marked”"],
    ["LIVEKIT_API_SECRET", "marked # from the dashboard"],
    ["LIVEKIT_API_SECRET", "marked\u200b"],
    ["LIVEKIT_PUBLIC_URL", "'wss://marked.example.com'"],
    ["AGENT_NAME", '"marked"'],
    ["AGENT_NAME", 'a, "marked"'],
    ["TOKEN_RATE_LIMIT", '"60/60"'],
    ["TRUSTED_PROXY", "`1`"],
    ["REDIS_URL", '"redis://marked:6379"'],
    ["VISITOR_SECRET", '"marked-secret-of-at-least-32-characters"'],
    ["DEVELOPMENT_TOKEN_SERVER_ID", "'marked'"],
    ["LIVEKIT_SANDBOX_ID", '"marked"'],
    ["LIVEKIT_SANDBOX_URL", '"https://marked.example"'],
    ["ALLOWED_ORIGINS", '"https://marked.example"'],
    ["ALLOWED_ORIGINS", "null"],
    ["ALLOWED_ORIGINS", "https://*"],
    ["ALLOWED_ORIGINS", "https://*.example"],
    ["ALLOWED_ORIGINS", "https://*.*.marked.example"],
    ["ALLOWED_ORIGINS", "https://marked-*.example.com"],
    ["ALLOWED_ORIGINS", "*.marked.example"],
    ["ALLOWED_ORIGINS", "https://user@marked.example"],
    ["ALLOWED_ORIGINS", "https://a.example https://marked.example"],
    ["ALLOWED_ORIGINS", "wss://marked.example"],
    ["ALLOWED_ORIGINS", "https://marked.example:99999"],
    ["LIVEKIT_PUBLIC_URL", "marked"],
    ["ALLOWED_ORIGINS", "*"],
    ["ALLOWED_ORIGINS", "https://ok.example, https://marked.example/path"],
    ["TOKEN_RATE_LIMIT", "marked"],
    ["TOKEN_RATE_LIMIT", "0/60"],
    ["TRUSTED_PROXY", "marked"],
    ["REDIS_URL", "http://marked"],
    ["VISITOR_SECRET", "marked"],
  ])("rejects %s=%s without repeating the value", (variable, value) => {
    const found = problems({ [variable]: value })
    expect(found.map((problem) => problem.variable)).toEqual([variable])
    expect(JSON.stringify(found)).not.toContain("marked")
  })

  it.each(['"devkey', "devkey'", '\\"devkey\\"'])(
    "rejects the key %s, with a rest of quotes",
    (LIVEKIT_API_KEY) => {
      expect(problems({ LIVEKIT_API_KEY })).toEqual([
        { variable: "LIVEKIT_API_KEY", detail: "must not begin or end with a quote" },
      ])
    },
  )

  it("names a quoted variable once, beside all others that are wrong", () => {
    const found = problems({ LIVEKIT_URL: '"wss://a.example"', LIVEKIT_API_KEY: undefined })
    expect(found).toEqual([
      { variable: "LIVEKIT_URL", detail: "must not be in quotes" },
      { variable: "LIVEKIT_API_KEY", detail: "is missing" },
    ])
  })

  it("accepts what `docker --env-file` makes of CRLF files and a byte order mark", () => {
    expect(env({ LIVEKIT_URL: "\ufeffwss://example.com/\r", LIVEKIT_API_KEY: "APIkey\r" })).toMatchObject({
      serverUrl: "wss://example.com",
      livekit: { apiKey: "APIkey" },
    })
  })

  it("trims values, and treats an empty optional one as unset", () => {
    expect(env({ LIVEKIT_URL: "  wss://example.com  ", REDIS_URL: " " })).toMatchObject({
      serverUrl: "wss://example.com",
      redisUrl: undefined,
    })
  })

  it.each([
    ["wss://example.com/", "wss://example.com", "https://example.com"],
    ["https://example.com", "wss://example.com", "https://example.com"],
    ["http://127.0.0.1:7880", "ws://127.0.0.1:7880", "http://127.0.0.1:7880"],
  ])("converts %s for clients and for the API", (LIVEKIT_URL, serverUrl, url) => {
    expect(env({ LIVEKIT_URL })).toMatchObject({ serverUrl, livekit: { url } })
  })

  it("gives clients LIVEKIT_PUBLIC_URL if it is set", () => {
    expect(
      env({ LIVEKIT_URL: "ws://livekit:7880", LIVEKIT_PUBLIC_URL: "wss://rooms.example" }),
    ).toMatchObject({
      serverUrl: "wss://rooms.example",
      livekit: { url: "http://livekit:7880" },
    })
  })

  it("accepts a path for clients, but not for the API, which has none", () => {
    const LIVEKIT_PUBLIC_URL = "wss://rooms.example/sfu/"
    expect(env({ LIVEKIT_PUBLIC_URL }).serverUrl).toBe("wss://rooms.example/sfu")
    expect(problems({ LIVEKIT_URL: LIVEKIT_PUBLIC_URL })).toMatchObject([
      { variable: "LIVEKIT_URL", detail: expect.stringContaining("can’t have a path") },
    ])
  })

  it("rejects IPv6 addresses that browsers would have to connect to", () => {
    const LIVEKIT_URL = "ws://[::1]:7880"
    expect(problems({ LIVEKIT_URL })).toMatchObject([
      { variable: "LIVEKIT_URL", detail: expect.stringContaining("set LIVEKIT_PUBLIC_URL") },
    ])
    expect(problems({ LIVEKIT_PUBLIC_URL: "wss://[2001:db8::1]" })).toMatchObject([
      { variable: "LIVEKIT_PUBLIC_URL" },
    ])
    expect(env({ LIVEKIT_URL, LIVEKIT_PUBLIC_URL: "wss://rooms.example" }).livekit.url).toBe(
      "http://[::1]:7880",
    )
  })

  it("parses lists, limits and proxies", () => {
    const lists = env({ AGENT_NAME: "a, b,", ALLOWED_ORIGINS: "https://A.example/, capacitor://localhost" })
    expect(lists.agentNames).toEqual(["a", "b"])
    expect(lists.allowedOrigins).toEqual(["https://a.example", "capacitor://localhost"])
    const origins =
      "https://B%C3%BCcher.example:443, http://[::1]:80,https://*.Example.com,http://*.localhost:3000"
    expect(env({ ALLOWED_ORIGINS: origins }).allowedOrigins).toEqual([
      "https://xn--bcher-kva.example",
      "http://[::1]",
      "https://*.example.com",
      "http://*.localhost:3000",
    ])
    expect(env().rateLimit).toEqual({ requests: 60, seconds: 60 })
    expect(env({ TOKEN_RATE_LIMIT: "off" }).rateLimit).toBeUndefined()
    expect(env().trustedProxy).toBe(0)
    expect(env({ VERCEL: "1" }).trustedProxy).toBe("vercel")
    expect(env({ VERCEL: "1", TRUSTED_PROXY: "2" }).trustedProxy).toBe(2)
  })

  it("rejects the well-known secret outside development, except on the loopback", () => {
    const known = { LIVEKIT_API_KEY: "devkey", LIVEKIT_API_SECRET: "secret" }
    expect(problems(known).map(({ variable }) => variable)).toEqual(["LIVEKIT_API_SECRET"])
    expect(problems({ ...known, LIVEKIT_URL: "ws://192.168.1.2:7880" })).toHaveLength(1)
    expect(
      problems({ ...known, LIVEKIT_URL: "ws://localhost:7880", LIVEKIT_PUBLIC_URL: "wss://a.b" }),
    ).toHaveLength(1)
    for (const host of ["localhost", "127.0.0.1", "sfu.localhost"]) {
      expect(problems({ ...known, LIVEKIT_URL: `ws://${host}:7880` })).toEqual([])
    }
    expect(problems({ ...known, NODE_ENV: "development" })).toEqual([])
  })

  describe("developmentTokenServer", () => {
    const server = (values: Record<string, string>) => {
      const result = parseEnv({ LIVEKIT_SANDBOX_ID: "tokens-1a2b3c", ...values })
      return result.ok ? "not needed" : result.developmentTokenServer
    }

    it("is LiveKit Cloud's if only its ID is set", () => {
      expect(server({})).toEqual({
        id: "tokens-1a2b3c",
        baseUrl: "https://cloud-api.livekit.io",
        serverUrl: "wss://any-project.livekit.cloud",
      })
    })

    it("can be another one, for a self-hosted LiveKit server", () => {
      expect(
        server({ LIVEKIT_SANDBOX_URL: "http://localhost:3100/", LIVEKIT_URL: "ws://localhost:7890" }),
      ).toEqual({
        id: "tokens-1a2b3c",
        baseUrl: "http://localhost:3100",
        serverUrl: "ws://localhost:7890",
      })
    })

    it("is ignored if the app has a key or a secret", () => {
      expect(server(usable)).toBe("not needed")
      expect(server({ LIVEKIT_API_KEY: "APIkey" })).toBeUndefined()
      expect(server({ LIVEKIT_API_SECRET: usable.LIVEKIT_API_SECRET })).toBeUndefined()
    })

    it.each([
      ["LIVEKIT_SANDBOX_ID", "two words"],
      ["LIVEKIT_SANDBOX_ID", '"quoted"'],
      ["LIVEKIT_SANDBOX_ID", " "],
      ["LIVEKIT_SANDBOX_URL", "wss://tokens.example"],
      ["LIVEKIT_SANDBOX_URL", "https://[2001:db8::1]"],
      ["LIVEKIT_URL", "rooms.example"],
      ["TOKEN_RATE_LIMIT", "none"],
    ])("is undefined with %s=%s", (variable, value) => {
      expect(server({ [variable]: value })).toBeUndefined()
    })
  })

  it("reports the local LiveKit server, whether the rest is valid or not", () => {
    expect(parseEnv({ LOCAL_LIVEKIT_ERROR: "No Go.\nNo Docker." }).localLivekit).toEqual({
      isRunning: false,
      error: "No Go.\nNo Docker.",
    })
    expect(parseEnv({ ...usable, LOCAL_LIVEKIT_SERVER: "running" }).localLivekit.isRunning).toBe(true)
  })
})
