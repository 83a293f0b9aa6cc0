import { execFile } from "node:child_process"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { executableName } from "../find-on-path"
import type { OnProgress } from "../progress"
import { type FetchOptions, fetchFile, fetchText } from "./fetch-file"
import { checksumOf } from "./release"

interface Download extends FetchOptions {
  /** URL of the folder that holds the archive and checksums.txt. */
  release: string
  archive: string
  /** An empty folder to work in. */
  folder: string
  onProgress: OnProgress
}

/**
 * Gets LiveKit's own archive and resolves to the binary in it. What is trusted is checksums.txt of the same release,
 * fetched over HTTPS: it catches a damaged or truncated archive and a bad mirror of it, not a taken-over release.
 */
export async function downloadRelease(download: Download): Promise<string> {
  const { release, archive, folder, onProgress } = download
  onProgress("step", "LiveKit server: looking for the official release …")
  const expected = checksumOf(archive, await fetchText(`${release}/checksums.txt`, download))
  if (!expected) throw new Error(`checksums.txt of the release does not list ${archive}`)

  const path = join(folder, archive)
  const actual = await fetchFile(`${release}/${archive}`, path, {
    ...download,
    onBytes: (received, total) =>
      onProgress("step", `LiveKit server: downloading, ${share(received, total)}`),
  })
  if (actual !== expected) {
    throw new Error(
      `${archive} has SHA-256 ${actual}, but checksums.txt says ${expected}; it was thrown away`,
    )
  }
  await promisify(execFile)(tar(), ["-xf", archive], { cwd: folder, windowsHide: true })
  await rm(path)
  return join(folder, executableName("livekit-server"))
}

/** Windows' own tar opens zip archives too; the one that Git for Windows puts before it on PATH does not. */
function tar(): string {
  return process.platform === "win32"
    ? join(process.env.SystemRoot ?? "C:\\Windows", "System32", "tar.exe")
    : "tar"
}

function share(received: number, total: number): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
  if (!total) return `${megabytes(received)} MB`
  return `${Math.floor((received / total) * 100)}% of ${megabytes(total)} MB`
}
