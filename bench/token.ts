import { spawn } from "node:child_process"
import { once } from "node:events"
import { cpus } from "node:os"
import { fileURLToPath } from "node:url"
import autocannon from "autocannon"
import { TokenVerifier } from "livekit-server-sdk"
import { startApp } from "../e2e/support/app-server"
import { buildFloorApp } from "./floor-app"
import { keep } from "./keep"
import { machine } from "./machine"
import { type Sample, summary } from "./summary"
import { versionOf } from "./version-of"

const ROUNDS = 5
const SECONDS = 4
const WARM_UP_SECONDS = 3
const CONNECTIONS = 10

const env = {
  LIVEKIT_URL: "wss://rooms.example.com",
  LIVEKIT_API_KEY: "APIbenchmark",
  LIVEKIT_API_SECRET: "a secret of at least 32 characters",
  // Counted, never reached.
  TOKEN_RATE_LIMIT: "9999999/60",
}

type Target = { name: string; url: string; stop: () => Promise<void> }

/**
 * Requests per second that the token endpoint answers, all checks on, against an empty Next.js route handler and
 * against the Express server of LiveKit's documentation. The targets take turns, because a machine's speed drifts.
 */
export async function run() {
  const targets = await startTargets()
  const headers = await pageHeaders(targets.ours.url)
  const samples: Sample[] = []
  try {
    for (const target of Object.values(targets)) await load(target.url, headers, WARM_UP_SECONDS)
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name, url } of Object.values(targets)) {
        samples.push({ name, value: await load(url, headers, SECONDS) })
      }
    }
  } finally {
    for (const { stop } of Object.values(targets)) await stop()
  }
  console.log(
    `\nToken endpoint: requests per second, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each.`,
  )
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, next ${versionOf("next")},`)
  console.log(`livekit-server-sdk ${versionOf("livekit-server-sdk")}, express ${versionOf("express")}.\n`)
  for (const base of [targets.floor, targets.json]) console.table(summary(samples, base.name))
  keep("token", { part: "token", ...machine(), express: versionOf("express"), samples })
}

async function startTargets(): Promise<Record<"ours" | "floor" | "json" | "express", Target>> {
  const floorDirectory = buildFloorApp()
  const [ours, floor, express] = await Promise.all([
    startApp(env),
    startApp({}, floorDirectory),
    startExpress(),
  ])
  return {
    ours: { name: "Greenroom, every check on", ...ours },
    floor: { name: "empty Next.js handler, no body", ...floor, url: `${floor.url}/empty` },
    json: { name: "empty Next.js handler, answering {}", ...floor, url: `${floor.url}/json` },
    express: { name: "Express with livekit-server-sdk, unchecked", ...express },
  }
}

async function startExpress() {
  const file = fileURLToPath(new URL("express-server.ts", import.meta.url))
  const child = spawn(process.execPath, ["--import", "tsx", file], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  })
  process.once("exit", () => child.kill())
  const [line] = (await once(child.stdout, "data")) as [Buffer]
  const stop = async () => {
    child.kill()
    await once(child, "exit")
  }
  return { url: String(line).trim(), stop }
}

const BODY = JSON.stringify({ room_name: "demo", participant_name: "Ada Lovelace" })

/** What a browser sends with a page's request, the cookie of an earlier visit included. */
async function pageHeaders(url: string): Promise<Record<string, string>> {
  const headers = { "content-type": "application/json", origin: url, "sec-fetch-site": "same-origin" }
  const response = await fetch(`${url}/api/token`, { method: "POST", body: BODY, headers })
  const { participant_token } = await response.json()
  await new TokenVerifier(env.LIVEKIT_API_KEY, env.LIVEKIT_API_SECRET).verify(participant_token)
  return { ...headers, cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "" }
}

/** Requests per second, every one of which has to be answered 2xx. */
async function load(url: string, headers: Record<string, string>, duration: number): Promise<number> {
  const result = await autocannon({
    url: `${url}/api/token`,
    method: "POST",
    body: BODY,
    headers,
    connections: CONNECTIONS,
    duration,
  })
  if (result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(`${url}: ${result.non2xx} not 2xx, ${result.errors} errors, ${result.timeouts} timeouts`)
  }
  return result["2xx"] / result.duration
}
