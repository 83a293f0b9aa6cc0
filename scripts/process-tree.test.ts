import { once } from "node:events"
import { expect, it } from "vitest"
import { ended, killTree, spawnTree } from "./process-tree"

// A program that starts another, which prints its process id; both ignore being asked to end.
const INNER = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(process.pid)'
const STUBBORN = `
  process.on("SIGTERM", () => {})
  require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(INNER)}], { stdio: "inherit" })`

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

it("ends a program that doesn't want to, and what it started", async () => {
  const child = spawnTree(process.execPath, ["-e", STUBBORN], { stdio: ["ignore", "pipe", "inherit"] })
  const [output] = await once(child.stdout as NodeJS.ReadableStream, "data")
  const how = ended(child)
  await killTree(child, 100)
  expect(await how).toMatch(process.platform === "win32" ? /exit code/ : "signal SIGKILL")
  await expect.poll(() => isRunning(Number(output))).toBe(false)
})

it("says how a program ended", async () => {
  expect(await ended(spawnTree(process.execPath, ["-e", "process.exit(3)"]))).toBe("exit code 3")
  expect(await ended(spawnTree("/nonexistent/program", []))).toContain("ENOENT")
})
