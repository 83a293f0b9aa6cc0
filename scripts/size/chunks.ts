import { readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { gzipSync } from "node:zlib"
import { z } from "zod"
import type { Page } from "./pages"

const statistics = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }))

/** The files of a page in a build. @throws where there is no build */
export function chunksOf({ route, counts }: Page, build: string): string[] {
  const text = readFileSync(join(build, "diagnostics/route-bundle-stats.json"), "utf8")
  const paths = statistics.parse(JSON.parse(text)).find((one) => one.route === route)?.firstLoadChunkPaths
  if (!paths) throw new Error(`The build has no page ${route}.`)
  const chunks = new Set(paths.map((path) => basename(path)))
  if (counts === "everything")
    for (const chunk of chunks) for (const name of named(read(chunk))) chunks.add(name)
  return [...chunks]

  function read(chunk: string) {
    return readFileSync(join(build, "static/chunks", chunk), "utf8")
  }
}

/** The chunks that a chunk can load: lists of files in its code. A list with a runtime of its own is a worker's. */
export function named(code: string): string[] {
  const lists = code.match(/\["static\/chunks\/[^\]]+\]/g) ?? []
  return lists
    .map((list) => JSON.parse(list) as unknown[])
    .filter((list) => !list.some((path) => String(path).includes("/turbopack-")))
    .flatMap((list) => list.map((path) => basename(String(path))))
    .filter((name) => name.endsWith(".js"))
}

/** Bytes as `next start` sends them. */
export function transferred(chunk: string, build: string): number {
  return gzipSync(readFileSync(join(build, "static/chunks", chunk))).length
}
