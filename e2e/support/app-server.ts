import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** Set to "" where a test doesn't set them, so that neither this shell nor a `.env.local` has a say in a test. */
const VARIABLES =
  "LIVEKIT_URL LIVEKIT_API_KEY LIVEKIT_API_SECRET LIVEKIT_PUBLIC_URL AGENT_NAME ALLOWED_ORIGINS TOKEN_RATE_LIMIT TRUSTED_PROXY REDIS_URL VISITOR_SECRET DEVELOPMENT_TOKEN_SERVER_ID LIVEKIT_SANDBOX_ID LIVEKIT_SANDBOX_URL VERCEL".split(
    " ",
  )

export type AppServer = {
  url: string
  port: number
  pid: number
  /** How the process ended, when it has. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Everything it has printed so far. */
  log: () => string
  stop: () => Promise<void>
}

/**
 * The built app in a process of its own, with these variables and no others.
 * @param directory a project that `next build` has run in
 * @param port where its address has to be known beforehand
 * @throws with what it printed, when it isn't up after 20 s
 */
export async function startApp(
  env: Record<string, string> = {},
  directory = root,
  port = 0,
): Promise<AppServer> {
  const next = `${root}/node_modules/next/dist/bin/next`
  const child = spawn(process.execPath, [next, "start", "-p", String(port)], {
    cwd: directory,
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...Object.fromEntries(VARIABLES.map((name) => [name, ""])),
      ...env,
    },
  })
  const log = collect(child)
  const ended = once(child, "exit").then(([code, signal]) => ({ code, signal }))
  // Should this process be killed in the middle of a test, the child goes with it.
  const kill = () => child.kill("SIGKILL")
  process.once("exit", kill)
  const url = await urlIn(child, log).catch((error) => {
    kill()
    throw error
  })
  // Next says that it is ready a moment before it is: what a first request finds isn't what later ones find.
  await fetch(`${url}/api/openapi.json`)
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    ended,
    log,
    stop: async () => {
      process.off("exit", kill)
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, "exit")
      kill()
      await gone
    },
  }
}

function collect(child: ChildProcess): () => string {
  let text = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk
    })
  }
  return () => text
}

/** The address that Next prints once it listens. */
function urlIn(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The app ${why}. It printed:\n${log()}`))
    const timer = setTimeout(fail, 20_000, "isn't up after 20 s")
    const onExit = (code: number | null) => fail(`ended with ${code}`)
    child.once("exit", onExit)
    child.stdout?.on("data", () => {
      const url = /Local:\s+(\S+)[\s\S]*Ready/.exec(log())?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      child.off("exit", onExit)
      resolve(url)
    })
  })
}
