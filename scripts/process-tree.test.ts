import { once } from "node:events"
import { expect, it } from "vitest"
import { ended, killTree, spawnTree } from "./process-tree"

// A program that starts another, which prints a line; both ignore being asked to end.
const INNER = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(1)'
const STUBBORN = `
  process.on("SIGTERM", () => {})
  require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(INNER)}], { stdio: "inherit" })`

it("ends a program that doesn't want to, and what it started", async () => {
  const child = spawnTree(process.execPath, ["-e", STUBBORN], { stdio: ["ignore", "pipe", "inherit"] })
  const output = child.stdout as NodeJS.ReadableStream
  await once(output, "data")
  // It closes when the last of the two, which share it, has ended.
  const closed = once(output, "close")
  const how = ended(child)
  await killTree(child, 100)
  expect(await how).toMatch(process.platform === "win32" ? /exit code/ : "signal SIGKILL")
  await closed
})

it("says how a program ended", async () => {
  expect(await ended(spawnTree(process.execPath, ["-e", "process.exit(3)"]))).toBe("exit code 3")
  expect(await ended(spawnTree("/nonexistent/program", []))).toContain("ENOENT")
})
