import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import { checkLivekit, checkMedia, checkRedis, checkVariables, explainUnreachable } from "./check-deployment"
import { checkNode } from "./check-machine"
import { format, good, problem, summarize } from "./finding"

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Starts a server and returns its URL. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const KEY = { apiKey: "devkey", apiSecret: "a-secret-that-must-not-be-printed" }
const USABLE = {
  LIVEKIT_URL: "wss://a.livekit.cloud",
  LIVEKIT_API_KEY: "key",
  LIVEKIT_API_SECRET: "s".repeat(40),
}
const levels = (findings: { level: string }[]) => findings.map(({ level }) => level)

describe("checkNode", () => {
  const ENGINES = "^20.19.0 || >=22.12.0"
  it.each(["20.19.0", "20.20.2", "22.12.0", "24.0.0"])("accepts %s", (version) => {
    expect(checkNode(version, ENGINES).level).toBe("good")
  })
  it.each(["18.20.0", "20.18.1", "21.7.0", "22.11.0"])(
    "rejects %s and names the required version",
    (version) => {
      expect(checkNode(version, ENGINES)).toMatchObject({
        level: "problem",
        text: expect.stringContaining(ENGINES),
      })
    },
  )
})

describe("checkVariables", () => {
  it("accepts a valid set", () => {
    const { findings, result } = checkVariables(USABLE)
    expect(levels(findings)).toEqual(["good"])
    expect(result.ok).toBe(true)
  })
  it("names each invalid variable, but no value", () => {
    const { findings } = checkVariables({ LIVEKIT_URL: "wss://user:pa55@a", REDIS_URL: "nonsense" })
    const text = findings.map(format).join("\n")
    for (const name of ["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET", "REDIS_URL"]) {
      expect(text).toContain(`PROBLEM  ${name} `)
    }
    expect(text).not.toMatch(/pa55|nonsense/)
  })
  it("rejects the well-known secret, as in production", () => {
    const { findings } = checkVariables({ ...USABLE, LIVEKIT_API_SECRET: "secret", NODE_ENV: "development" })
    expect(findings[0]?.text).toContain("well-known")
  })
  it("reports exposed secrets and unknown names", () => {
    const { findings } = checkVariables({
      ...USABLE,
      NEXT_PUBLIC_LIVEKIT_API_SECRET: "x",
      LIVEKIT_WS_URL: "x",
    })
    expect(findings).toMatchObject([
      { level: "good" },
      { level: "problem", text: expect.stringContaining("NEXT_PUBLIC_LIVEKIT_API_SECRET") },
      { level: "note", text: expect.stringContaining("LIVEKIT_WS_URL") },
    ])
  })
  it("warns about ws:// to other machines only", () => {
    expect(levels(checkVariables({ ...USABLE, LIVEKIT_URL: "ws://10.0.0.1:7880" }).findings)).toContain(
      "note",
    )
    expect(levels(checkVariables({ ...USABLE, LIVEKIT_URL: "ws://localhost:7880" }).findings)).toEqual([
      "good",
    ])
  })
})

describe("checkLivekit", () => {
  it("distinguishes a rejected key from a server that is not LiveKit", async () => {
    const refusing = await serve((request, response) => {
      response.statusCode = request.method === "POST" ? 401 : 200
      response.end("invalid API key")
    })
    const key = await checkLivekit({ url: refusing, ...KEY })
    expect(key).toMatchObject(
      [{ level: "good" }, { level: "problem", text: /rejects the API key/ }].map(asText),
    )
    const other = await serve((request, response) => {
      response.statusCode = request.method === "POST" ? 404 : 200
      response.end()
    })
    const [, notLivekit] = await checkLivekit({ url: other, ...KEY })
    expect(notLivekit).toMatchObject({
      level: "problem",
      text: expect.stringContaining("does not serve LiveKit's API"),
    })
    expect(JSON.stringify([key, notLivekit])).not.toContain(KEY.apiSecret)
  })

  it.each([
    [-120_000, "120 seconds behind"],
    [90_000, "90 seconds ahead of"],
  ])("reports a clock that is %d ms off", async (skew, words) => {
    // The Date header has whole seconds.
    const theirs = 1_800_000_000_000
    const url = await serve((_request, response) => {
      response.setHeader("Date", new Date(theirs).toUTCString())
      response.end()
    })
    const findings = await checkLivekit({ url, ...KEY, now: () => theirs + skew })
    expect(findings[1]).toMatchObject({ level: "problem", text: expect.stringContaining(words) })
  })

  it("explains a refused connection and a proxy without LiveKit", async () => {
    const gone = await serve(() => {})
    await new Promise((resolve) => servers.pop()?.close(resolve))
    const [refused] = await checkLivekit({ url: gone, ...KEY })
    expect(refused).toMatchObject({ level: "problem", text: `Nothing listens at ${new URL(gone).host}.` })
    const broken = await serve((_request, response) => response.writeHead(502).end())
    const [bad] = await checkLivekit({ url: broken, ...KEY })
    expect(bad).toMatchObject({ level: "problem", text: expect.stringContaining("status 502") })
  })
})

describe("explainUnreachable", () => {
  it.each([
    ["ENOTFOUND", "No such host"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate"],
    ["CERT_HAS_EXPIRED", "certificate"],
    ["UND_ERR_CONNECT_TIMEOUT", "in time"],
    ["EHOSTUNREACH", "can't be reached"],
  ])("%s: %s", (code, words) => {
    const error = new TypeError("fetch failed", { cause: { code } })
    expect(explainUnreachable("a.example", error).text).toContain(words)
  })
})

it("checkMedia connects to the TCP port for media, except on LiveKit Cloud", async () => {
  const url = await serve(() => {})
  expect(levels(await checkMedia(url, Number(new URL(url).port)))).toEqual(["good", "note"])
  expect(levels(await checkMedia("http://127.0.0.1", 9))).toEqual(["note", "note"])
  expect(levels(await checkMedia("https://a.livekit.cloud", 9))).toEqual(["good"])
})

it("checkRedis reports an unreachable server without its password", async () => {
  const finding = await checkRedis("redis://:pa55@127.0.0.1:9")
  expect(finding).toMatchObject({ level: "problem", text: "Redis can't be reached at REDIS_URL." })
  expect(JSON.stringify(finding)).not.toContain("pa55")
})

it("prints the fix below the finding and counts the problems", () => {
  expect(format(problem("It is broken.", "Fix it.\nThen retry."))).toBe(
    "PROBLEM  It is broken.\n         Fix it.\n         Then retry.",
  )
  expect(summarize([good("a")])).toBe("No problem found.")
  expect(summarize([problem("a", "b")])).toBe("1 problem found.")
  expect(summarize([problem("a", "b"), problem("c", "d")])).toBe("2 problems found.")
})

function asText({ level, text }: { level: string; text?: RegExp }) {
  return text ? { level, text: expect.stringMatching(text) } : { level }
}
