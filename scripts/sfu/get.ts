import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { open, rm } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { ended, executableName, findOnPath, killTree, spawnTree } from "../system/programs"
import type { OnProgress } from "../system/progress"
import { LIVEKIT_SERVER_VERSION } from "./version"

const GITHUB_RELEASES = "https://github.com/livekit/livekit/releases/download"
const GO_MODULE = `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_SERVER_VERSION}`

/** LiveKit publishes no archive for macOS. */
const ARCHIVES: Record<string, string> = {
  "linux-x64": "linux_amd64.tar.gz",
  "linux-arm64": "linux_arm64.tar.gz",
  "linux-arm": "linux_armv7.tar.gz",
  "win32-x64": "windows_amd64.zip",
  "win32-arm64": "windows_arm64.zip",
}

/** Returns the name of the official archive for a system, if there is one. */
export function archiveFor(platform: string, arch: string): string | undefined {
  const suffix = ARCHIVES[`${platform}-${arch}`]
  return suffix && `livekit_${LIVEKIT_SERVER_VERSION}_${suffix}`
}

/** Returns the URL of the pinned release. LIVEKIT_SERVER_RELEASES names a mirror with GitHub's layout. */
export function releaseUrl(env: NodeJS.Dict<string>): string {
  const base = (env.LIVEKIT_SERVER_RELEASES || GITHUB_RELEASES).replace(/\/+$/, "")
  return `${base}/v${LIVEKIT_SERVER_VERSION}`
}

export interface FetchOptions {
  /** How long the server may take to answer. */
  connectMs?: number
  /** How long it may pause after that. The whole download has no limit, as lines can be slow. */
  stallMs?: number
  signal?: AbortSignal
}

interface Download extends FetchOptions {
  /** URL of the folder that holds the archive and checksums.txt. */
  release: string
  archive: string
  /** An empty folder to work in. */
  folder: string
  onProgress: OnProgress
}

/**
 * Downloads LiveKit's official archive and resolves to the binary in it. checksums.txt of the same release, fetched over
 * HTTPS, detects a damaged archive and a bad mirror, but not a compromised release.
 */
export async function downloadRelease(download: Download): Promise<string> {
  const { release, archive, folder, onProgress } = download
  onProgress("step", "LiveKit server: looking for the official release …")
  const expected = checksumOf(archive, await fetchText(`${release}/checksums.txt`, download))
  if (!expected) throw new Error(`checksums.txt of the release does not list ${archive}`)

  const path = join(folder, archive)
  const actual = await fetchFile(`${release}/${archive}`, path, download, (received, total) =>
    onProgress("step", `LiveKit server: downloading, ${shareOf(received, total)}`),
  )
  if (actual !== expected) {
    throw new Error(`${archive} has SHA-256 ${actual}, but checksums.txt says ${expected}; it was deleted`)
  }
  await promisify(execFile)(tarCommand(), ["-xf", archive], { cwd: folder, windowsHide: true })
  await rm(path)
  return join(folder, executableName("livekit-server"))
}

interface Build {
  /** An empty folder to work in. */
  folder: string
  env: NodeJS.Dict<string>
  onProgress: OnProgress
  signal?: AbortSignal
}

/** Builds the server with Go, which checks each module against Go's public checksum database. */
export async function buildWithGo({ folder, env, onProgress, signal }: Build): Promise<string> {
  const go = findOnPath("go", { env })
  if (!go) throw new Error("Go is not installed")
  signal?.throwIfAborted()
  // Go refuses GOBIN while these name another system.
  const { GOOS: _os, GOARCH: _arch, ...rest } = env
  const child = spawnTree(go, ["install", "-trimpath", "-ldflags=-s -w", GO_MODULE], {
    env: { ...rest, GOBIN: folder, CGO_ENABLED: "0" },
    stdio: ["ignore", "ignore", "pipe"],
  })
  let errors = ""
  child.stderr?.on("data", (data) => {
    errors = (errors + data).slice(-2000)
  })
  const startedAt = Date.now()
  const report = () => {
    const seconds = Math.floor((Date.now() - startedAt) / 1000)
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
    onProgress("step", `LiveKit server: building with Go, ${time} (once, takes about two minutes)`)
  }
  report()
  const timer = setInterval(report, 1000)
  const abort = () => void killTree(child, 0)
  signal?.addEventListener("abort", abort)
  const how = await ended(child)
  clearInterval(timer)
  signal?.removeEventListener("abort", abort)
  signal?.throwIfAborted()
  if (how !== "exit code 0") {
    throw new Error(`go install ended with ${how}: ${errors.trim().split("\n").slice(-3).join(" ").trim()}`)
  }
  return join(folder, executableName("server"))
}

/** Returns the SHA-256 of a file from checksums.txt, whose lines read "<hash>  <name>" or "<hash> *<name>". */
function checksumOf(file: string, checksums: string): string | undefined {
  for (const line of checksums.split("\n")) {
    const [hash, name] = line.trim().split(/\s+\*?/)
    if (name === file && hash && /^[0-9a-f]{64}$/i.test(hash)) return hash.toLowerCase()
  }
  return undefined
}

/** Windows' own tar opens zip archives; the one of Git for Windows, which may precede it on PATH, does not. */
function tarCommand(): string {
  return process.platform === "win32"
    ? join(process.env.SystemRoot ?? "C:\\Windows", "System32", "tar.exe")
    : "tar"
}

function shareOf(received: number, total: number): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
  if (!total) return `${megabytes(received)} MB`
  return `${Math.floor((received / total) * 100)}% of ${megabytes(total)} MB`
}

/** Downloads a file and resolves to its SHA-256. */
async function fetchFile(
  url: string,
  path: string,
  options: FetchOptions,
  onBytes: (received: number, total: number) => void,
): Promise<string> {
  const hash = createHash("sha256")
  const file = await open(path, "wx")
  try {
    await fetchChunks(url, options, async (chunk, received, total) => {
      hash.update(chunk)
      await file.writeFile(chunk)
      onBytes(received, total)
    })
  } finally {
    await file.close()
  }
  return hash.digest("hex")
}

async function fetchText(url: string, options: FetchOptions): Promise<string> {
  const chunks: Uint8Array[] = []
  await fetchChunks(url, options, (chunk) => void chunks.push(chunk))
  return Buffer.concat(chunks).toString("utf8")
}

type OnChunk = (chunk: Uint8Array, received: number, total: number) => Promise<void> | void

async function fetchChunks(url: string, options: FetchOptions, onChunk: OnChunk): Promise<void> {
  const { connectMs = 5000, stallMs = 15_000, signal } = options
  const host = new URL(url).host
  const controller = new AbortController()
  const abort = () => controller.abort(signal?.reason)
  signal?.addEventListener("abort", abort)
  const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`
  const abortAfter = (ms: number, reason: string) => setTimeout(() => controller.abort(new Error(reason)), ms)
  let timer = abortAfter(connectMs, `${host} did not answer within ${seconds(connectMs)}`)
  try {
    const response = await fetch(url, { signal: controller.signal })
    if (!response.ok || !response.body) throw new Error(`${host} answered ${response.status} for ${url}`)
    if (url.startsWith("https:") && !response.url.startsWith("https:")) {
      throw new Error(`${host} redirected away from HTTPS`)
    }
    const total = Number(response.headers.get("content-length"))
    let received = 0
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      clearTimeout(timer)
      received += chunk.byteLength
      await onChunk(chunk, received, total)
      timer = abortAfter(stallMs, `${host} stopped sending`)
    }
  } catch (error) {
    throw plainError(error, controller.signal, host)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener("abort", abort)
  }
}

/** fetch reports "fetch failed" and hides the reason in `cause`. */
function plainError(error: unknown, signal: AbortSignal, host: string): Error {
  if (signal.aborted && signal.reason instanceof Error) return signal.reason
  const cause = (error as { cause?: { code?: string; message?: string } }).cause
  if (!cause) return error instanceof Error ? error : new Error(String(error))
  return new Error(`${host} can't be reached (${cause.code ?? cause.message})`)
}
