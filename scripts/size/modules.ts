import { execFileSync } from "node:child_process"
import { createRequire } from "node:module"
import type { Page } from "./pages"

/** Compressed bytes by package, or by folder of our own. */
export type Modules = Record<string, number>

type Row =
  | { type: "part"; filename: string; source_path: string; compressed_size: number }
  | { type: "group"; kind: string; outputs: string[] }
  | { type: "other" }

/** Builds once more, as a bundler's analysis, which knows what the chunks are made of. Takes half a minute. */
export function analyze(): void {
  next("experimental-analyze", "--output", "--experimental-app-only")
}

/** What a page is made of, after `analyze`. */
export function modulesOf({ route, counts }: Page): Modules {
  const rows = next("experimental-analyze", "export", "--route", route)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
  const kinds = counts === "firstLoad" ? FIRST : [...FIRST, "async"]
  const files = new Set(
    rows.flatMap((row) => (row.type === "group" && kinds.includes(row.kind) ? row.outputs : [])),
  )
  const modules: Modules = {}
  for (const row of rows) {
    if (row.type !== "part" || !files.has(row.filename) || !isScript(row.filename)) continue
    const name = nameOf(row.source_path)
    modules[name] = (modules[name] ?? 0) + row.compressed_size
  }
  return Object.fromEntries(Object.entries(modules).sort(([, a], [, b]) => b - a))
}

const FIRST = ["bootstrap", "render_dependent"]

const isScript = (file: string) => file.includes("/static/") && file.endsWith(".js")

function nameOf(path: string): string {
  const inPackage = path.split("node_modules/").at(-1)
  if (inPackage !== undefined && inPackage !== path) {
    const [scope = "", name = ""] = inPackage.split("/")
    return scope.startsWith("@") ? `${scope}/${name}` : scope
  }
  return path.replace("[project]/", "").split("/").slice(0, 3).join("/")
}

function next(...args: string[]): string {
  const bin = createRequire(import.meta.url).resolve("next/dist/bin/next")
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" }
  return execFileSync(process.execPath, [bin, ...args], { env, encoding: "utf8", maxBuffer: 2 ** 28 })
}
