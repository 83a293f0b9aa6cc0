import { randomUUID } from "node:crypto"
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { executableName } from "../find-on-path"
import { LIVEKIT_SERVER_VERSION } from "./version"

export const CACHE = fileURLToPath(new URL("../../.cache/livekit-server", import.meta.url))

export function cachedBinary(cache: string, platform: NodeJS.Platform = process.platform): string {
  return join(cache, LIVEKIT_SERVER_VERSION, executableName("livekit-server", platform))
}

/**
 * Lets `make` produce the binary in a folder of its own, then moves it into the cache in one step. Whoever is
 * interrupted leaves nothing that could be taken for a binary, and of two at once the later one wins.
 */
export async function fillCache(cache: string, make: (folder: string) => Promise<string>): Promise<string> {
  const target = cachedBinary(cache)
  const folder = join(cache, `tmp-${randomUUID()}`)
  await removeStale(cache)
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

/** Folders of runs that were killed outright. One that is an hour old belongs to nobody any more. */
async function removeStale(cache: string): Promise<void> {
  const names = await readdir(cache).catch(() => [])
  for (const name of names.filter((name) => name.startsWith("tmp-"))) {
    const folder = join(cache, name)
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > 3_600_000) await rm(folder, { recursive: true, force: true })
  }
}
