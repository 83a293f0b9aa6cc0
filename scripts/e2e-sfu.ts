import { spawn } from "node:child_process"
import { fstatSync } from "node:fs"
import { findLivekitServer } from "./sfu/find"
import { startLivekitServer } from "./sfu/start"
import { ended } from "./system/programs"

// The LiveKit server of the browser tests, which playwright.config.ts starts beside the one of `npm run dev`.
const PORTS = { http: 7890, tcp: 7891, udp: 7892 }

const { path } = await findLivekitServer()
const { child, lastLines } = startLivekitServer({
  path,
  ports: PORTS,
  // The app under test (playwright.config.ts).
  webhookUrl: "http://localhost:3100/api/webhook",
  // In this process group, which Playwright ends as a whole.
  start: (command, args, options) =>
    spawn(command, args, { ...options, env: options?.env as NodeJS.ProcessEnv, windowsHide: true }),
})
let isEnding = false
const end = () => {
  isEnding = true
  child.kill("SIGKILL")
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end)
// Standard input is a pipe from Playwright, which closes even if Playwright is killed.
const stdin = fstatSync(0)
if (stdin.isFIFO() || stdin.isSocket()) process.stdin.on("end", end).resume()

const how = await ended(child)
if (!isEnding) console.error(`The LiveKit server for the tests ended (${how}).\n${lastLines().join("\n")}`)
process.exit(isEnding ? 0 : 1)
