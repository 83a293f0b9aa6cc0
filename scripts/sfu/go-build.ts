import { join } from "node:path"
import { executableName, findOnPath } from "../find-on-path"
import { ended, killTree, spawnTree } from "../process-tree"
import type { OnProgress } from "../progress"
import { LIVEKIT_SERVER_VERSION } from "./version"

interface Build {
  /** An empty folder to work in. */
  folder: string
  env: NodeJS.Dict<string>
  onProgress: OnProgress
  signal?: AbortSignal
}

const MODULE = `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_SERVER_VERSION}`

/** Builds the server with Go, which checks every module against Go's public checksum database. */
export async function buildWithGo({ folder, env, onProgress, signal }: Build): Promise<string> {
  const go = findOnPath("go", { env })
  if (!go) throw new Error("Go is not installed")
  signal?.throwIfAborted()
  // Go refuses to install into a folder of our choice while it is told to build for another system.
  const { GOOS: _os, GOARCH: _arch, ...rest } = env
  const child = spawnTree(go, ["install", "-trimpath", "-ldflags=-s -w", MODULE], {
    env: { ...rest, GOBIN: folder, CGO_ENABLED: "0" },
    stdio: ["ignore", "ignore", "pipe"],
  })
  let errors = ""
  child.stderr?.on("data", (data) => {
    errors = (errors + data).slice(-2000)
  })
  const startedAt = Date.now()
  const report = () =>
    onProgress(
      "step",
      `LiveKit server: building with Go, ${clock(Date.now() - startedAt)} (once, takes about two minutes)`,
    )
  report()
  const ticking = setInterval(report, 1000)
  const abort = () => void killTree(child, 0)
  signal?.addEventListener("abort", abort)
  const how = await ended(child)
  clearInterval(ticking)
  signal?.removeEventListener("abort", abort)
  signal?.throwIfAborted()
  if (how !== "exit code 0") throw new Error(`go install ended with ${how}: ${lastLines(errors)}`)
  return join(folder, executableName("server"))
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-3).join(" ").trim()
}
