import { chmod } from "node:fs/promises"
import { findOnPath } from "./find-on-path"
import type { OnProgress } from "./progress"
import { CACHE, cachedBinary, fillCache } from "./sfu/cache"
import { downloadRelease } from "./sfu/download"
import type { FetchOptions } from "./sfu/fetch-file"
import { buildWithGo } from "./sfu/go-build"
import { type Attempt, LivekitServerMissing } from "./sfu/missing"
import { problemOf } from "./sfu/problem"
import { archiveFor, releaseUrl } from "./sfu/release"

export type Source = "LIVEKIT_SERVER_BIN" | "PATH" | "cache" | "release" | "Go"

export interface FindOptions extends FetchOptions {
  env?: NodeJS.Dict<string>
  cache?: string
  platform?: NodeJS.Platform
  arch?: string
  onProgress?: OnProgress
}

/**
 * Finds the LiveKit server or gets it, cheapest way first. Throws LivekitServerMissing with all that was tried.
 * LIVEKIT_SERVER_BIN is an order, not a hint: where it can't be used, nothing else is tried.
 */
export async function findLivekitServer(
  options: FindOptions = {},
): Promise<{ path: string; source: Source }> {
  const { env = process.env, cache = CACHE, platform = process.platform, arch = process.arch } = options
  const { onProgress = () => {}, signal } = options
  const tried: Attempt[] = []

  const chosen = env.LIVEKIT_SERVER_BIN
  if (chosen) {
    const problem = await problemOf(chosen)
    if (!problem) return { path: chosen, source: "LIVEKIT_SERVER_BIN" }
    throw new LivekitServerMissing([{ way: `LIVEKIT_SERVER_BIN=${chosen}`, reason: problem }], platform)
  }

  const installed = findOnPath("livekit-server", { env, platform })
  const found = installed ? await problemOf(installed) : "not found"
  if (installed && !found) return { path: installed, source: "PATH" }
  tried.push({ way: "livekit-server on PATH", reason: installed ? `${installed}: ${found}` : "not found" })

  const cached = cachedBinary(cache, platform)
  if (!(await problemOf(cached))) return { path: cached, source: "cache" }

  const get = async (way: string, make: (folder: string) => Promise<string>) => {
    try {
      return await fillCache(cache, async (folder) => ready(await make(folder)))
    } catch (error) {
      signal?.throwIfAborted()
      const reason = error instanceof Error ? error.message : String(error)
      tried.push({ way, reason })
      onProgress("note", `LiveKit server, ${way}: ${reason}.`)
      return undefined
    }
  }

  const archive = archiveFor(platform, arch)
  if (archive) {
    const release = releaseUrl(env)
    const make = (folder: string) => downloadRelease({ ...options, release, archive, folder, onProgress })
    const path = await get("official release", make)
    if (path) return { path, source: "release" }
  } else {
    tried.push({ way: "official release", reason: `there is none for ${platform} on ${arch}` })
  }

  const path = await get("build with Go", (folder) => buildWithGo({ folder, env, onProgress, signal }))
  if (path) return { path, source: "Go" }
  throw new LivekitServerMissing(tried, platform)
}

/** Nothing gets into the cache that doesn't start on this machine. */
async function ready(path: string): Promise<string> {
  await chmod(path, 0o755).catch(() => {})
  const problem = await problemOf(path)
  if (problem) throw new Error(`what came of it is of no use: ${problem}`)
  return path
}
