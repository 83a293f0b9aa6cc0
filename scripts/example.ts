import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import nextEnv from "@next/env"
import { chooseServer, localEnv } from "./dev/settings"
import { AGENT_FOLDER, AUTH_COPY, authFiles, installAgent, installAuth } from "./install/examples"
import { findLivekitServer } from "./sfu/find"
import { ended, killTree, spawnTree } from "./system/programs"
import { createProgress } from "./system/progress"

// Starts what lies in examples/.
const GRACE_MS = 5_000
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const TSX = ["--import", "tsx"]
/** The copy uses the project's packages. Next.js would take the folder of a lockfile for its root. */
const NOT_COPIED = /^(\.(?!env)|node_modules$|examples$|package-lock\.json$|test-results$|playwright-report$)/

const [name, ...options] = process.argv.slice(2)
try {
  await (name === "auth" ? startAuth() : startAgent())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** `npm run agent`: the example agent, connected to the LiveKit server that `npm run dev` uses. */
async function startAgent(): Promise<never> {
  await installAgent()
  const env = nextEnv.loadEnvConfig(ROOT, true, { info: () => {}, error: console.error }).combinedEnv
  const server = chooseServer(env)
  if (server.note) console.log(server.note)
  if (!env.AGENT_NAME) {
    console.log(
      "The app dispatches no agent yet: set AGENT_NAME=greeter in .env.local, then open a new room.",
    )
  }
  return start([...TSX, "agent.ts", "dev", "--log-level", "info"], AGENT_FOLDER, {
    ...process.env,
    ...env,
    ...(server.kind === "local" && localEnv()),
  })
}

/**
 * `npm run auth`: `npm run dev`, with its options, in a copy of the project with the example of signing in. Accounts last
 * until .cache/auth is deleted.
 */
async function startAuth(): Promise<never> {
  await installAuth()
  const data = join(AUTH_COPY, ".data")
  const kept = join(dirname(AUTH_COPY), "data")
  await rename(data, kept).catch(() => undefined)
  await rm(AUTH_COPY, { recursive: true, force: true })
  await mkdir(AUTH_COPY, { recursive: true })
  for (const entry of await readdir(ROOT)) {
    if (!NOT_COPIED.test(entry)) await cp(join(ROOT, entry), join(AUTH_COPY, entry), { recursive: true })
  }
  await rename(kept, data).catch(() => undefined)
  for (const [path, content] of Object.entries(authFiles())) {
    await mkdir(dirname(join(AUTH_COPY, path)), { recursive: true })
    await writeFile(join(AUTH_COPY, path), content)
  }
  const progress = createProgress()
  // In the cache of the project, not of its copy.
  const { path } = await findLivekitServer({ onProgress: progress.report }).finally(progress.done)
  const env = { ...process.env, LIVEKIT_SERVER_BIN: path }
  return start([...TSX, "scripts/dev.ts", ...options], AUTH_COPY, env)
}

/** Runs a program until it or this process is ended. */
async function start(args: string[], cwd: string, env: NodeJS.Dict<string>): Promise<never> {
  // In its own process group: a Ctrl-C that reached an agent's job process while it starts would delay the worker's exit.
  const child = spawnTree(process.execPath, args, { cwd, env, stdio: "inherit" })
  const end = () => {
    // An agent's worker leaves its calls first.
    child.kill("SIGTERM")
    setTimeout(() => void killTree(child, 0), GRACE_MS).unref()
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end)
  const how = await ended(child)
  await killTree(child, 0)
  process.exit(how === "exit code 1" ? 1 : 0)
}
