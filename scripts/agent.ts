import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import nextEnv from "@next/env"
import { AGENT_FOLDER, installAgent } from "./agent/install"
import { localEnv, planFor } from "./dev/plan"
import { ended } from "./process-tree"

// `npm run agent`: the example agent, at the LiveKit server that `npm run dev` uses.
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
const child = spawn(process.execPath, ["--import", "tsx", "agent.ts", "start"], {
  cwd: AGENT_FOLDER,
  env: { ...process.env, ...env, ...(plan.kind === "local" && localEnv()) } as NodeJS.ProcessEnv,
  stdio: "inherit",
})
// Ctrl-C reaches the worker too, which leaves its calls and ends. Told twice, it would drop them.
process.on("SIGINT", () => {})
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill("SIGTERM"))
process.exit((await ended(child)) === "exit code 1" ? 1 : 0)
