import { fileURLToPath } from "node:url"
import nextEnv from "@next/env"
import { AGENT_FOLDER, installAgent } from "./agent/install"
import { localEnv, planFor } from "./dev/plan"
import { ended, killTree, spawnTree } from "./process-tree"

// `npm run agent`: the example agent, at the LiveKit server that `npm run dev` uses.
const GRACE_MS = 5_000
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const env = nextEnv.loadEnvConfig(ROOT, true, { info: () => {}, error: console.error }).combinedEnv

try {
  await installAgent()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

const plan = planFor(env)
if (plan.note) console.log(plan.note)
if (!env.AGENT_NAME) {
  console.log("The app calls no agent yet: put AGENT_NAME=greeter into .env.local, then open a new room.")
}
// In a group of its own: a job that Ctrl-C hits while it starts would hold up the worker's end.
const child = spawnTree(process.execPath, ["--import", "tsx", "agent.ts", "dev", "--log-level", "info"], {
  cwd: AGENT_FOLDER,
  env: { ...process.env, ...env, ...(plan.kind === "local" && localEnv()) },
  stdio: "inherit",
})
const end = () => {
  // It leaves its calls first.
  child.kill("SIGTERM")
  setTimeout(() => void killTree(child, 0), GRACE_MS).unref()
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end)
const how = await ended(child)
await killTree(child, 0)
process.exit(how === "exit code 1" ? 1 : 0)
