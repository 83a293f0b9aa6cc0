import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { readdir, readFile, stat, writeFile } from "node:fs/promises"
import { join, relative } from "node:path"

/** What no build contains: tests, tools and documents. Hidden files count only if they are `.env*`. */
const NOT_BUILT =
  /^(\.(?!env)|e2e$|bench$|docs$|examples$|node_modules$|scripts$|test-results$|playwright|next-env\.d\.ts$|.*\.(md|log|tsbuildinfo)$)/
const IS_TEST = /\.test\.tsx?$/
/** Holds the BUILD_ID of a build and a hash of its sources. */
const BUILD_RECORD = ".next/sources"

/**
 * Builds the project unless its build has the present sources, compared by content, so that a deleted file counts too. A
 * build that somebody made with `next build` is current if no file or folder has changed since it began.
 * @returns whether the build is current now
 */
export async function ensureBuild(root: string, build: () => Promise<boolean>): Promise<boolean> {
  const sources = await readSources(root)
  const hash = await hashOf(root, sources)
  const id = await readFile(join(root, ".next/BUILD_ID"), "utf8").catch(() => undefined)
  const record = await readFile(join(root, BUILD_RECORD), "utf8").catch(() => "")
  const isRecorded = id !== undefined && record.startsWith(`${id} `)
  const isCurrent = isRecorded ? record === `${id} ${hash}` : await isNewest(root, sources)
  if (!isCurrent && !(await build())) return false
  await writeFile(join(root, BUILD_RECORD), `${await readFile(join(root, ".next/BUILD_ID"), "utf8")} ${hash}`)
  return true
}

/** Returns the files and folders that a build is made of. */
async function readSources(root: string): Promise<{ files: string[]; folders: string[] }> {
  const files: string[] = []
  const folders: string[] = []
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (NOT_BUILT.test(entry.name)) continue
    if (!entry.isDirectory()) {
      files.push(entry.name)
      continue
    }
    folders.push(entry.name)
    for (const inner of await readdir(join(root, entry.name), { recursive: true, withFileTypes: true })) {
      const path = relative(root, join(inner.parentPath, inner.name))
      if (inner.isDirectory()) folders.push(path)
      else if (!IS_TEST.test(path)) files.push(path)
    }
  }
  return { files: files.sort(), folders }
}

async function hashOf(root: string, { files }: { files: string[] }): Promise<string> {
  const hash = createHash("sha256")
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(await readFile(join(root, file)))
      .update("\0")
  return hash.digest("hex")
}

/** Whether a complete build began after the last change. `next build` writes .next/package.json first, BUILD_ID late. */
async function isNewest(root: string, { files, folders }: { files: string[]; folders: string[] }) {
  const changedAt = async (path: string) => (await stat(join(root, path))).mtimeMs
  if (!existsSync(join(root, ".next/BUILD_ID"))) return false
  const times = await Promise.all([...files, ...folders].map(changedAt))
  return Math.max(...times) < (await changedAt(".next/package.json"))
}
