import { spawn } from "node:child_process"
import { fstatSync } from "node:fs"
import { findLivekitServer } from "./livekit-server"
import { ended } from "./process-tree"
import { startLivekitServer } from "./sfu/start"

// A LiveKit server for the browser tests, beside the one of `npm run dev`, in the foreground until it is told to end.
const ports = { http: 7890, tcp: 7891, udp: 7892 }

const { path } = await findLivekitServer()
// In our own process group: Playwright ends that as a whole.
const { child, lastLines } = startLivekitServer({
  path,
  ports,
  // The app under test, as playwright.config.ts starts it.
  webhookUrl: "http://localhost:3100/api/webhook",
  start: (command, args, options) =>
    spawn(command, args, { ...options, env: options?.env as NodeJS.ProcessEnv, windowsHide: true }),
})
let ending = false
const end = () => {
  ending = true
  child.kill("SIGKILL")
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end)
// Playwright holds the other end of this pipe. Should it be killed outright, that closes.
const stdin = fstatSync(0)
if (stdin.isFIFO() || stdin.isSocket()) process.stdin.on("end", end).resume()

const how = await ended(child)
if (!ending) console.error(`The LiveKit server for the tests ended (${how}).\n${lastLines().join("\n")}`)
process.exit(ending ? 0 : 1)
