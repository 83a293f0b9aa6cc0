import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const PROJECT_ROOT = fileURLToPath(new URL("../..", import.meta.url))
const NOT_COPIED =
  /^(\.|node_modules$|e2e$|bench$|docs$|examples$|scripts$|test-results$|playwright-report$|package-lock\.json$|playwright\..*config\.ts$)/

const STARTUP_TIMEOUT_MS = 20_000
/** The development server compiles first. */
const DEV_STARTUP_TIMEOUT_MS = 120_000

/** Set to "" unless a test sets them, so that neither the shell nor a `.env.local` changes a test's outcome. */
const VARIABLES = [
  ...["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET", "LIVEKIT_PUBLIC_URL", "AGENT_NAME"],
  ...["ALLOWED_ORIGINS", "TOKEN_RATE_LIMIT", "TRUSTED_PROXY", "REDIS_URL", "VISITOR_SECRET"],
  ...["DEVELOPMENT_TOKEN_SERVER_ID", "LIVEKIT_SANDBOX_ID", "LIVEKIT_SANDBOX_URL", "VERCEL"],
]

export type AppServer = {
  url: string
  port: number
  pid: number
  /** Resolves when the process has exited. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Returns everything that the process has printed so far. */
  log: () => string
  stop: () => Promise<void>
}

/**
 * Starts the built app in its own process, with only these environment variables.
 * @param directory a project that `next build` has run in
 * @param port a fixed port, if the URL has to be known in advance
 * @throws an error with the process's output if it isn't ready within 20 s
 */
export async function startApp(
  env: Record<string, string> = {},
  directory = PROJECT_ROOT,
  port = 0,
): Promise<AppServer> {
  const app = await startNext("start", env, directory, port)
  // Next prints "Ready" slightly too early: the first request warms the server up.
  await fetch(`${app.url}/api/openapi.json`)
  return app
}

/** Starts Next's development server in a project, with only these environment variables. */
export function startDevelopment(env: Record<string, string>, directory: string): Promise<AppServer> {
  return startNext("dev", env, directory, 0)
}

async function startNext(
  mode: "start" | "dev",
  env: Record<string, string>,
  directory: string,
  port: number,
): Promise<AppServer> {
  const next = `${PROJECT_ROOT}/node_modules/next/dist/bin/next`
  const child = spawn(process.execPath, [next, mode, "-p", String(port)], {
    cwd: directory,
    // A process group of its own: `next dev` starts children, which would outlive it and go on writing.
    detached: true,
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...Object.fromEntries(VARIABLES.map((name) => [name, ""])),
      ...env,
    },
  })
  const log = collectOutput(child)
  const exited = once(child, "exit").then(([code, signal]) => ({ code, signal }))
  // The app may not outlive this process, should it be killed during a test.
  const kill = () => {
    if (child.exitCode === null && child.signalCode === null && child.pid) process.kill(-child.pid, "SIGKILL")
  }
  process.once("exit", kill)
  const timeoutMs = mode === "dev" ? DEV_STARTUP_TIMEOUT_MS : STARTUP_TIMEOUT_MS
  const url = await waitForUrl(child, log, timeoutMs).catch((error) => {
    kill()
    throw error
  })
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    exited,
    log,
    stop: async () => {
      process.off("exit", kill)
      if (child.exitCode !== null || child.signalCode !== null) return
      kill()
      await exited
    },
  }
}

/**
 * Copies what the app is made of, so that a test can change it. The copy lies inside the project and uses its
 * node_modules.
 * @param files adds or replaces files of the copy: contents by path
 * @returns the copy's directory, which the caller removes
 */
export async function copyProject(name: string, files: Record<string, string> = {}): Promise<string> {
  const directory = join(PROJECT_ROOT, ".cache", name)
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  for (const entry of await readdir(PROJECT_ROOT)) {
    if (!NOT_COPIED.test(entry))
      await cp(join(PROJECT_ROOT, entry), join(directory, entry), { recursive: true })
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), content)
  }
  return directory
}

/**
 * Builds the app with these variables in a copy of the project, so that the shared build stays as it is.
 * @returns the copy's directory, which the caller removes
 */
export async function buildCopy(
  name: string,
  env: Record<string, string>,
  files: Record<string, string> = {},
): Promise<string> {
  const directory = await copyProject(name, files)
  await promisify(execFile)(
    process.execPath,
    [join(PROJECT_ROOT, "node_modules/next/dist/bin/next"), "build"],
    {
      cwd: directory,
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    },
  )
  return directory
}

/** Returns a function that returns everything the process has printed so far. */
export function collectOutput(child: ChildProcess): () => string {
  let text = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk
    })
  }
  return () => text
}

/** Returns the resident memory of a process, in MB. */
export function residentMemory(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)])) / 1024
}

/** Resolves with the URL that Next prints once it listens. */
function waitForUrl(child: ChildProcess, log: () => string, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`The app ${reason}. Its output:\n${log()}`))
    const timer = setTimeout(fail, timeoutMs, "wasn't ready in time")
    const onExit = (code: number | null) => fail(`exited with ${code}`)
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
