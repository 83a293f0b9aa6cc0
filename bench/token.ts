import { execFileSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import autocannon from "autocannon"
import { TokenVerifier } from "livekit-server-sdk"
import { startApp } from "../e2e/support/app-server"
import { Recorder, type Result } from "./report"
import { type Options, readApp } from "./setup"

const ROOT = fileURLToPath(new URL("..", import.meta.url))
const MAX_ROUNDS = 5
const SECONDS = 4
const WARM_UP_SECONDS = 3
const CONNECTIONS = 10

const env = {
  LIVEKIT_URL: "wss://rooms.example.com",
  LIVEKIT_API_KEY: "APIbenchmark",
  LIVEKIT_API_SECRET: "a secret of at least 32 characters",
  // Requests are counted, but the limit is never reached.
  TOKEN_RATE_LIMIT: "9999999/60",
}

type Target = { name: string; request: autocannon.Options }

/**
 * Requests per second of the token endpoint with every check on, of another app's token route, and of a Next.js route
 * handler that does nothing. The targets take turns, because a machine's speed drifts.
 */
export async function token({ against, selectors, runs }: Options): Promise<Result[]> {
  const recorder = new Recorder()
  const ours = await startApp(env)
  const floor = await startApp({}, buildFloorApp())
  try {
    const targets: Target[] = [
      { name: "Greenroom", request: await pageRequest(ours.url) },
      ...(against ? otherTargets(against, selectors) : []),
      { name: "empty Next.js handler", request: { url: `${floor.url}/api/token`, method: "POST" } },
    ]
    for (const { request } of targets) await requestsPerSecond(request, WARM_UP_SECONDS)
    for (let round = 0; round < Math.min(MAX_ROUNDS, runs); round++) {
      for (const { name, request } of targets) {
        recorder.add(name, "tokens", "1/s", await requestsPerSecond(request, SECONDS))
      }
    }
  } finally {
    await ours.stop()
    await floor.stop()
  }
  return recorder.results()
}

/** Returns a request as a page sends it, with the cookie of an earlier one. */
async function pageRequest(origin: string): Promise<autocannon.Options> {
  const url = `${origin}/api/token`
  const body = JSON.stringify({ room_name: "demo", participant_name: "Ada Lovelace" })
  const headers = { "content-type": "application/json", origin, "sec-fetch-site": "same-origin" }
  const response = await fetch(url, { method: "POST", body, headers })
  const { participant_token } = await response.json()
  await new TokenVerifier(env.LIVEKIT_API_KEY, env.LIVEKIT_API_SECRET).verify(participant_token)
  const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? ""
  return { url, method: "POST", body, headers: { ...headers, cookie } }
}

function otherTargets(against: string, selectors: string): Target[] {
  const { name, url, token } = readApp(against, selectors)
  return token ? [{ name, request: { url: url + token.replace("{room}", "demo"), method: "GET" } }] : []
}

/** @throws unless every answer is 2xx */
async function requestsPerSecond(request: autocannon.Options, duration: number): Promise<number> {
  const result = await autocannon({ ...request, connections: CONNECTIONS, duration })
  if (result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(
      `${request.url}: ${result.non2xx} not 2xx, ${result.errors} errors, ${result.timeouts} timeouts`,
    )
  }
  return result["2xx"] / result.duration
}

/** Builds an app with one empty route handler. It lies inside the project to use the same packages. */
function buildFloorApp(): string {
  const folder = join(ROOT, ".cache/bench-floor")
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, "app/api/token"), { recursive: true })
  const files = {
    "package.json": '{ "name": "floor", "private": true, "type": "module" }',
    // Without these, Next.js uses the project's.
    "next.config.js": "export default {}",
    "instrumentation.js": "export function register() {}",
    "app/api/token/route.js": "export const POST = () => Response.json({}, { status: 201 })",
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), `${content}\n`)
  const next = join(ROOT, "node_modules/next/dist/bin/next")
  const buildEnv = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" }
  execFileSync(process.execPath, [next, "build"], { cwd: folder, env: buildEnv, stdio: "pipe" })
  return folder
}
