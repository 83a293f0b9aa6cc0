import { execFile } from "node:child_process"
import { randomUUID } from "node:crypto"
import { chmod, mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { executableName, findOnPath, isExecutableFile } from "../system/programs"
import type { OnProgress } from "../system/progress"
import { archiveFor, buildWithGo, downloadRelease, type FetchOptions, releaseUrl } from "./get"
import { LIVEKIT_SERVER_VERSION } from "./version"

const CACHE = fileURLToPath(new URL("../../.cache/livekit-server", import.meta.url))
const STALE_AFTER_MS = 3_600_000

export type Source = "LIVEKIT_SERVER_BIN" | "PATH" | "cache" | "release" | "Go"

export interface FindOptions extends FetchOptions {
  env?: NodeJS.Dict<string>
  cache?: string
  platform?: NodeJS.Platform
  arch?: string
  onProgress?: OnProgress
}

/**
 * Finds the LiveKit server on this machine, else downloads or builds it. LIVEKIT_SERVER_BIN is binding: if it can't be
 * used, nothing else is tried.
 * @throws LivekitServerMissing with everything that was tried
 */
export async function findLivekitServer(
  options: FindOptions = {},
): Promise<{ path: string; source: Source }> {
  const { env = process.env, cache = CACHE, platform = process.platform, arch = process.arch } = options
  const { onProgress = () => {}, signal } = options
  const attempts: Attempt[] = []

  const chosen = env.LIVEKIT_SERVER_BIN
  if (chosen) {
    const problem = await problemOf(chosen)
    if (!problem) return { path: chosen, source: "LIVEKIT_SERVER_BIN" }
    throw new LivekitServerMissing([{ method: `LIVEKIT_SERVER_BIN=${chosen}`, reason: problem }], platform)
  }

  const installed = findOnPath("livekit-server", { env, platform })
  const problem = installed ? await problemOf(installed) : undefined
  if (installed && !problem) return { path: installed, source: "PATH" }
  attempts.push({
    method: "livekit-server on PATH",
    reason: installed ? `${installed}: ${problem}` : "not found",
  })

  const cached = cachedServer(cache, platform)
  if (!(await problemOf(cached))) return { path: cached, source: "cache" }

  const get = async (method: string, make: (folder: string) => Promise<string>) => {
    try {
      return await fillCache(cache, async (folder) => checked(await make(folder)))
    } catch (error) {
      signal?.throwIfAborted()
      const reason = error instanceof Error ? error.message : String(error)
      attempts.push({ method, reason })
      onProgress("note", `LiveKit server, ${method}: ${reason}.`)
      return undefined
    }
  }

  const archive = archiveFor(platform, arch)
  if (archive) {
    const release = releaseUrl(env)
    const download = (folder: string) => downloadRelease({ ...options, release, archive, folder, onProgress })
    const path = await get("official release", download)
    if (path) return { path, source: "release" }
  } else {
    attempts.push({ method: "official release", reason: `there is none for ${platform} on ${arch}` })
  }

  const path = await get("build with Go", (folder) => buildWithGo({ folder, env, onProgress, signal }))
  if (path) return { path, source: "Go" }
  throw new LivekitServerMissing(attempts, platform)
}

export interface Attempt {
  method: string
  reason: string
}

/** No LiveKit server could be found or installed. The terminal and the start page show the message unchanged. */
export class LivekitServerMissing extends Error {
  override name = "LivekitServerMissing"
  readonly attempts: Attempt[]

  constructor(attempts: Attempt[], platform: NodeJS.Platform = process.platform) {
    const lines = attempts.map(({ method, reason }) => `  ${method}: ${reason}`)
    super(["There is no LiveKit server on this computer. Tried:", ...lines, ...advice(platform)].join("\n"))
    this.attempts = attempts
  }
}

function advice(platform: NodeJS.Platform): string[] {
  const install: Partial<Record<NodeJS.Platform, string[]>> = {
    darwin: ["  brew install livekit"],
    linux: [
      "  curl -sSL https://get.livekit.io | bash",
      "  or install Go (https://go.dev/dl), then run this again",
    ],
    win32: [
      "  download the Windows archive from https://github.com/livekit/livekit/releases and put livekit-server.exe on PATH",
    ],
  }
  return [
    "To install it:",
    ...(install[platform] ?? ["  install Go (https://go.dev/dl), then run this again"]),
    "Or run it in Docker, in another terminal:",
    "  docker run --rm -p 7880:7880 -p 7881:7881 -p 7882:7882/udp livekit/livekit-server --dev --bind 0.0.0.0",
    "Or use LiveKit Cloud (https://cloud.livekit.io): set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET in .env.local.",
  ]
}

/** Returns why the binary can't be used, or undefined if it exists, starts and is a LiveKit server. */
async function problemOf(path: string): Promise<string | undefined> {
  if (!isExecutableFile(path)) return "no such program"
  return new Promise((resolve) => {
    execFile(path, ["--version"], { timeout: 10_000, windowsHide: true }, (error, stdout) => {
      if (error) resolve("it does not start")
      else resolve(/livekit-server/i.test(stdout) ? undefined : "it is not a LiveKit server")
    })
  })
}

/** Only a binary that starts on this machine goes into the cache. */
async function checked(path: string): Promise<string> {
  await chmod(path, 0o755).catch(() => {})
  const problem = await problemOf(path)
  if (problem) throw new Error(`the binary can't be used: ${problem}`)
  return path
}

/** Returns where the cached binary is, or would be. */
export function cachedServer(cache = CACHE, platform: NodeJS.Platform = process.platform): string {
  return join(cache, LIVEKIT_SERVER_VERSION, executableName("livekit-server", platform))
}

/**
 * Makes the binary in a temporary folder and moves it into the cache in one step: an interrupted run leaves no broken
 * binary, and of two parallel runs the later one wins.
 */
async function fillCache(cache: string, make: (folder: string) => Promise<string>): Promise<string> {
  const target = cachedServer(cache)
  const folder = join(cache, `tmp-${randomUUID()}`)
  await removeStaleFolders(cache)
  await mkdir(folder, { recursive: true })
  try {
    const made = await make(folder)
    await mkdir(dirname(target), { recursive: true })
    await rename(made, target)
    return target
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Removes the temporary folders of killed runs. */
async function removeStaleFolders(cache: string): Promise<void> {
  const names = await readdir(cache).catch(() => [])
  for (const name of names.filter((name) => name.startsWith("tmp-"))) {
    const folder = join(cache, name)
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > STALE_AFTER_MS) await rm(folder, { recursive: true, force: true })
  }
}
