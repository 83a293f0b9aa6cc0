// Lives as long as its standard input is open. That closes when dev.ts dies without having been able to clean up
// (kill -9, out of memory): then this ends the programs whose process ids, one a line, came in through it.
import { execFileSync } from "node:child_process"

let input = ""
process.stdin.setEncoding("utf8").on("data", (text) => {
  input += text
})
process.stdin.on("end", () => {
  for (const pid of input.split("\n").filter(Boolean).map(Number)) endTree(pid)
})
// Ctrl-C and a closed terminal are dev.ts's to handle.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {})

function endTree(pid) {
  try {
    if (process.platform === "win32")
      execFileSync("taskkill", ["/PID", String(pid), "/T", "/F"], { stdio: "ignore" })
    else process.kill(-pid, "SIGKILL")
  } catch {
    // It has ended already.
  }
}
