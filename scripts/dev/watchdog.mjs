// Runs until its standard input closes. That happens when dev.ts dies without cleaning up (kill -9, out of memory): then
// this kills the programs whose process ids it read, one per line.
import { execFileSync } from "node:child_process"

let input = ""
process.stdin.setEncoding("utf8").on("data", (text) => {
  input += text
})
process.stdin.on("end", () => {
  for (const pid of input.split("\n").filter(Boolean).map(Number)) killTree(pid)
})
// dev.ts handles Ctrl-C and a closed terminal.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {})

function killTree(pid) {
  try {
    if (process.platform === "win32")
      execFileSync("taskkill", ["/PID", String(pid), "/T", "/F"], { stdio: "ignore" })
    else process.kill(-pid, "SIGKILL")
  } catch {
    // It has already ended.
  }
}
