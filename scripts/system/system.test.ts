import { once } from "node:events"
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { ended, killTree, spawnTree } from "./programs"
import { ensureBuild } from "./project"

// A program that starts another one, which prints a line. Both ignore SIGTERM.
const INNER = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(1)'
const STUBBORN = `
  process.on("SIGTERM", () => {})
  require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(INNER)}], { stdio: "inherit" })`

it("kills a program that ignores SIGTERM, and its children", async () => {
  const child = spawnTree(process.execPath, ["-e", STUBBORN], { stdio: ["ignore", "pipe", "inherit"] })
  const output = child.stdout as NodeJS.ReadableStream
  await once(output, "data")
  // Both processes share the pipe: it closes when the last of them has ended.
  const closed = once(output, "close")
  const how = ended(child)
  await killTree(child, 100)
  expect(await how).toMatch(process.platform === "win32" ? /exit code/ : "signal SIGKILL")
  await closed
})

it("reports how a program ended", async () => {
  expect(await ended(spawnTree(process.execPath, ["-e", "process.exit(3)"]))).toBe("exit code 3")
  expect(await ended(spawnTree("/nonexistent/program", []))).toContain("ENOENT")
})

describe("ensureBuild", () => {
  let root: string
  let builds: number

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "greenroom-build-"))
    builds = 0
    for (const path of [
      "app/page.tsx",
      "lib/fonts/a.woff2",
      "features/chat/index.tsx",
      "features/chat/a.test.ts",
    ])
      await write(path, "first")
    for (const path of ["next.config.ts", "package-lock.json", ".env.local", "e2e/a.spec.ts", "README.md"])
      await write(path, "first")
  })
  afterEach(() => rm(root, { recursive: true }))

  async function write(path: string, content: string) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  const build = async () => {
    builds++
    await write(".next/package.json", "{}")
    await write(".next/BUILD_ID", `build-${builds}`)
    return true
  }
  const buildsOf = async () => {
    await ensureBuild(root, build)
    return builds
  }

  it("builds once, and again when a source has changed or is gone", async () => {
    expect(await buildsOf()).toBe(1)
    expect(await buildsOf()).toBe(1)
    const changed = ["app/page.tsx", "lib/fonts/a.woff2", "next.config.ts", "package-lock.json", ".env.local"]
    for (const [index, path] of changed.entries()) {
      await write(path, "second")
      expect(await buildsOf(), path).toBe(index + 2)
    }
    await rm(join(root, "features/chat/index.tsx"))
    expect(await buildsOf()).toBe(7)
    await rm(join(root, ".env.local"))
    expect(await buildsOf()).toBe(8)
    await write("content/new.md", "")
    expect(await buildsOf()).toBe(9)
    expect(await buildsOf()).toBe(9)
  })

  it("ignores what no build contains, and files that were only touched", async () => {
    await buildsOf()
    for (const path of [
      "e2e/a.spec.ts",
      "features/chat/a.test.ts",
      "README.md",
      "next-env.d.ts",
      ".git/HEAD",
    ])
      await write(path, "second")
    await write("app/page.tsx", "first")
    expect(await buildsOf()).toBe(1)
  })

  it("takes a build of `next build` if nothing has changed since it began", async () => {
    await build()
    const hourAgo = new Date(Date.now() - 3_600_000)
    const paths = [
      "app",
      "lib",
      "lib/fonts",
      "features",
      "features/chat",
      "app/page.tsx",
      "lib/fonts/a.woff2",
    ]
    for (const path of [
      ...paths,
      "features/chat/index.tsx",
      "next.config.ts",
      "package-lock.json",
      ".env.local",
    ])
      await utimes(join(root, path), hourAgo, hourAgo)
    expect(await buildsOf()).toBe(1)
    await build()
    await rm(join(root, "lib/fonts/a.woff2"))
    await utimes(join(root, ".next/package.json"), hourAgo, hourAgo)
    expect(await buildsOf()).toBe(3)
  })

  it("records no build that failed", async () => {
    expect(await ensureBuild(root, async () => false)).toBe(false)
    expect(await buildsOf()).toBe(1)
  })
})
