import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import { checkLivekit } from "./check-livekit"
import { checkMedia } from "./check-media"
import { checkNode } from "./check-node"
import { checkRedis } from "./check-redis"
import { checkVariables } from "./check-variables"
import { explainUnreachable } from "./explain-unreachable"
import { good, problem } from "./finding"
import { report, summary } from "./report"

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A server on a free port. @returns its address */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const KEY = { apiKey: "devkey", apiSecret: "a-secret-that-no-finding-may-show" }
const USABLE = {
  LIVEKIT_URL: "wss://a.livekit.cloud",
  LIVEKIT_API_KEY: "key",
  LIVEKIT_API_SECRET: "s".repeat(40),
}
const levels = (findings: { level: string }[]) => findings.map(({ level }) => level)

describe("checkNode", () => {
  it.each(["20.9.0", "20.20.2", "22.0.0"])("takes %s", (version) => {
    expect(checkNode(version, ">=20.9").level).toBe("good")
  })
  it.each(["18.20.0", "20.8.1"])("refuses %s and names what is needed", (version) => {
    expect(checkNode(version, ">=20.9")).toMatchObject({
      level: "problem",
      says: expect.stringContaining("20.9"),
    })
  })
})

describe("checkVariables", () => {
  it("finds nothing wrong with a usable set", () => {
    const { findings, result } = checkVariables(USABLE)
    expect(levels(findings)).toEqual(["good"])
    expect(result.ok).toBe(true)
  })
  it("names each variable at fault, and no value", () => {
    const { findings } = checkVariables({ LIVEKIT_URL: "wss://user:pa55@a", REDIS_URL: "nonsense" })
    const text = findings.map(report).join("\n")
    for (const name of ["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET", "REDIS_URL"]) {
      expect(text).toContain(`PROBLEM  ${name} `)
    }
    expect(text).not.toMatch(/pa55|nonsense/)
  })
  it("reads them as a deployment does: the well-known secret is refused", () => {
    const { findings } = checkVariables({ ...USABLE, LIVEKIT_API_SECRET: "secret", NODE_ENV: "development" })
    expect(findings[0]?.says).toContain("well-known")
  })
  it("warns of a secret that pages would show, and of names that nothing reads", () => {
    const { findings } = checkVariables({
      ...USABLE,
      NEXT_PUBLIC_LIVEKIT_API_SECRET: "x",
      LIVEKIT_WS_URL: "x",
    })
    expect(findings).toMatchObject([
      { level: "good" },
      { level: "problem", says: expect.stringContaining("NEXT_PUBLIC_LIVEKIT_API_SECRET") },
      { level: "note", says: expect.stringContaining("LIVEKIT_WS_URL") },
    ])
  })
  it("warns of ws:// for another machine only", () => {
    expect(levels(checkVariables({ ...USABLE, LIVEKIT_URL: "ws://10.0.0.1:7880" }).findings)).toContain(
      "note",
    )
    expect(levels(checkVariables({ ...USABLE, LIVEKIT_URL: "ws://localhost:7880" }).findings)).toEqual([
      "good",
    ])
  })
})

describe("checkLivekit", () => {
  it("tells a refused key from a server that isn't LiveKit", async () => {
    const refusing = await serve((request, response) => {
      response.statusCode = request.method === "POST" ? 401 : 200
      response.end("invalid API key")
    })
    const key = await checkLivekit({ url: refusing, ...KEY })
    expect(key).toMatchObject(
      [{ level: "good" }, { level: "problem", says: /refuses the API key/ }].map(asText),
    )
    const other = await serve((request, response) => {
      response.statusCode = request.method === "POST" ? 404 : 200
      response.end()
    })
    const [, notLivekit] = await checkLivekit({ url: other, ...KEY })
    expect(notLivekit).toMatchObject({ level: "problem", says: expect.stringContaining("not LiveKit's API") })
    expect(JSON.stringify([key, notLivekit])).not.toContain(KEY.apiSecret)
  })

  it.each([
    [-120_000, "120 seconds behind"],
    [90_000, "90 seconds ahead of"],
  ])("notices a clock that is %d ms off", async (skew, words) => {
    // A whole second, as in the header: Node would say its own, which may be the next one by now.
    const theirs = 1_800_000_000_000
    const url = await serve((_request, response) => {
      response.setHeader("Date", new Date(theirs).toUTCString())
      response.end()
    })
    const findings = await checkLivekit({ url, ...KEY, now: () => theirs + skew })
    expect(findings[1]).toMatchObject({ level: "problem", says: expect.stringContaining(words) })
  })

  it("says what is wrong where nothing listens, and where a proxy has lost LiveKit", async () => {
    const gone = await serve(() => {})
    await new Promise((resolve) => servers.pop()?.close(resolve))
    const [refused] = await checkLivekit({ url: gone, ...KEY })
    expect(refused).toMatchObject({ level: "problem", says: `Nothing listens at ${new URL(gone).host}.` })
    const broken = await serve((_request, response) => response.writeHead(502).end())
    const [bad] = await checkLivekit({ url: broken, ...KEY })
    expect(bad).toMatchObject({ level: "problem", says: expect.stringContaining("status 502") })
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
    expect(explainUnreachable("a.example", error).says).toContain(words)
  })
})

it("checkMedia tries the port for media over TCP, but not at LiveKit Cloud", async () => {
  const url = await serve(() => {})
  expect(levels(await checkMedia(url, Number(new URL(url).port)))).toEqual(["good", "note"])
  expect(levels(await checkMedia("http://127.0.0.1", 9))).toEqual(["note", "note"])
  expect(levels(await checkMedia("https://a.livekit.cloud", 9))).toEqual(["good"])
})

it("checkRedis says that nothing is there, without the password", async () => {
  const finding = await checkRedis("redis://:pa55@127.0.0.1:9")
  expect(finding).toMatchObject({ level: "problem", says: "Redis can't be reached at REDIS_URL." })
  expect(JSON.stringify(finding)).not.toContain("pa55")
})

it("a report puts the remedy below the finding and counts the problems", () => {
  expect(report(problem("It is broken.", "Mend it.\nThen again."))).toBe(
    "PROBLEM  It is broken.\n         Mend it.\n         Then again.",
  )
  expect(summary([good("a")])).toBe("No problem found.")
  expect(summary([problem("a", "b")])).toBe("1 problem found.")
  expect(summary([problem("a", "b"), problem("c", "d")])).toBe("2 problems found.")
})

function asText({ level, says }: { level: string; says?: RegExp }) {
  return says ? { level, says: expect.stringMatching(says) } : { level }
}
