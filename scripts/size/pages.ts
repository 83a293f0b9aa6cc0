import { readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { gzipSync } from "node:zlib"
import { z } from "zod"

/** The file of budgets, which `npm run size -- --accept` writes. */
export const BUDGETS = "size-budgets.json"

/**
 * How much a budget leaves above the size that was accepted: a tenth. A budget is there for accidents, such as LiveKit's
 * client (151 KB) or a schema library on the start page. A project's first panel, dialog or page of text should pass: they take 2 to
 * 10 KB, of at least 14 (the start page) or 45 (a call).
 */
const ROOM = 1.1

/** What is smaller isn't listed. */
const MIN_BYTES = 200

/** `firstLoad` is what the page itself loads, `everything` adds what it can load later, except workers. */
type Counts = "firstLoad" | "everything"

/** Sizes in bytes of JavaScript after gzip, by package or by folder of this project. */
type Contents = Record<string, number>

type Figure = { route: string; counts: Counts }
export type Size = Figure & { bytes: number }

export type Budget = z.infer<typeof budgetSchema>
const budgetSchema = z.strictObject({
  route: z.string(),
  counts: z.enum(["firstLoad", "everything"]),
  budget: z.number(),
  /** What the page loaded when the budget was accepted. A failure shows what came since. */
  contents: z.record(z.string(), z.number()),
})
export const budgetsSchema = z.array(budgetSchema)

const statistics = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }))

/**
 * Returns what each page of a build loads first, as a server sends it, and everything where a budget counts that. Each page is measured
 * by its own chunks. A new page has its own figure; it changes another page's only by what that really loads more: Next compiles a
 * package's module once, with each export that any page uses.
 */
export function measurePages(build: string, budgets: readonly Budget[]): Size[] {
  const read = (chunk: string) => readFileSync(join(build, "static/chunks", chunk), "utf8")
  const sum = (chunks: Set<string>) =>
    [...chunks].reduce((bytes, chunk) => bytes + gzipSync(read(chunk)).length, 0)
  const json = JSON.parse(readFileSync(join(build, "diagnostics/route-bundle-stats.json"), "utf8"))
  const pages = statistics
    .parse(json)
    // Next's own, such as /_not-found.
    .filter(({ route }) => !route.startsWith("/_"))
    .sort((a, b) => (a.route < b.route ? -1 : 1))
  return pages.flatMap(({ route, firstLoadChunkPaths }) => {
    const chunks = new Set(firstLoadChunkPaths.map((path) => basename(path)))
    const sizes: Size[] = [{ route, counts: "firstLoad", bytes: sum(chunks) }]
    if (budgets.some((budget) => budget.route === route && budget.counts === "everything")) {
      // The set grows while it is iterated.
      for (const chunk of chunks) for (const name of lazyChunksIn(read(chunk))) chunks.add(name)
      sizes.push({ route, counts: "everything", bytes: sum(chunks) })
    }
    return sizes
  })
}

/** Returns the chunks that a chunk's code can load. A list with a Turbopack runtime belongs to a worker. */
export function lazyChunksIn(code: string): string[] {
  const lists = code.match(/\["static\/chunks\/[^\]]+\]/g) ?? []
  return lists
    .map((list) => JSON.parse(list) as unknown[])
    .filter((list) => !list.some((path) => String(path).includes("/turbopack-")))
    .flatMap((list) => list.map((path) => basename(String(path))))
    .filter((name) => name.endsWith(".js"))
}

/** Returns a line for each size, and the sizes over their budgets. Pages without a budget and budgets without a page pass. */
export function checkBudgets(sizes: readonly Size[], budgets: readonly Budget[]) {
  const lines: string[] = []
  const exceeded: { size: Size; budget: Budget }[] = []
  for (const size of sizes) {
    const budget = budgets.find((budget) => isSameFigure(budget, size))
    const limit = budget ? `budget ${kilobytes(budget.budget)}` : "no budget yet: npm run size -- --accept"
    lines.push(`${title(size)}: ${kilobytes(size.bytes)} of JavaScript (${limit})`)
    if (budget && size.bytes > budget.budget) exceeded.push({ size, budget })
  }
  const gone = budgets.filter((budget) => !sizes.some((size) => isSameFigure(budget, size)))
  lines.push(
    ...gone.map((budget) => `${title(budget)}: not in this build. npm run size -- --accept removes it.`),
  )
  return { lines, exceeded }
}

/** Returns the budgets for these sizes, with room. */
export function acceptSizes(sizes: readonly Size[], contentsOf: (size: Size) => Contents): Budget[] {
  return sizes.map((size) => {
    const { route, counts, bytes } = size
    return { route, counts, budget: Math.ceil((bytes * ROOM) / 1000) * 1000, contents: contentsOf(size) }
  })
}

/**
 * Explains a size over its budget.
 * @param contents what the page loads now, if that could be found out
 * @param importersOf returns this project's files that import a package
 */
export function explainExcess(
  { size, budget }: { size: Size; budget: Budget },
  contents: Contents | undefined,
  importersOf: (name: string) => string[],
): string {
  const growth = Object.entries(contents ?? {})
    .map(([name, bytes]) => ({ name, bytes: bytes - (budget.contents[name] ?? 0) }))
    .filter(({ bytes }) => bytes >= MIN_BYTES)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 8)
    .map(({ name, bytes }) => {
      const importers = importersOf(name).slice(0, 3)
      return `  +${kilobytes(bytes)}  ${name}${importers.length > 0 ? `, imported by ${importers.join(", ")}` : ""}`
    })
  return [
    `${title(size)} exceeds its budget in ${BUDGETS}: ${kilobytes(size.bytes)} instead of at most ${kilobytes(budget.budget)}.`,
    ...(growth.length > 0
      ? ["Since the budget was accepted, it loads beyond what it had (each compressed by itself):", ...growth]
      : ["What came in couldn't be listed: see `npx next analyze`."]),
    "Load it later with import(), or do without. If it's worth it for users, accept the new size:",
    "  npm run size -- --accept",
    `That measures all pages and writes ${BUDGETS}, with room for more. Commit that file.`,
  ].join("\n")
}

const group = z.object({
  type: z.literal("group"),
  route: z.string(),
  kind: z.string(),
  outputs: z.array(z.string()),
})
const part = z.object({
  type: z.literal("part"),
  route: z.string(),
  filename: z.string(),
  source_path: z.string(),
  compressed_size: z.number(),
})
const module = z.object({
  type: z.literal("module"),
  ident: z.string(),
  path: z.string(),
  dependencies: z.object({ sync: z.array(z.string()), async: z.array(z.string()) }),
})
const graphRecord = z.discriminatedUnion("type", [group, part, module])

/** Reads what `next analyze export` prints: which modules each page loads, and which modules import which. */
export function readGraph(jsonLines: string) {
  const records = jsonLines
    .split("\n")
    .filter((line) => /^\{"type":"(group|part|module)"/.test(line))
    .map((line) => graphRecord.parse(JSON.parse(line)))
  const partsOf = ({ route, counts }: Figure) => {
    const outputs = records.flatMap((record) =>
      record.type === "group" &&
      record.route === route &&
      (counts === "everything" || record.kind !== "async")
        ? record.outputs
        : [],
    )
    const chunks = new Set(outputs.filter((path) => /^\[client-fs\].*\/static\/chunks\/.*\.js$/.test(path)))
    return records
      .filter((record) => record.type === "part")
      .filter((record) => record.route === route && chunks.has(record.filename))
  }
  return {
    contentsOf: (size: Figure): Contents => {
      const contents: Contents = {}
      for (const { source_path, compressed_size } of partsOf(size)) {
        const name = packageOf(source_path)
        contents[name] = (contents[name] ?? 0) + compressed_size
      }
      const named = Object.entries(contents).filter(([, bytes]) => bytes >= MIN_BYTES)
      return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)))
    },
    /** Returns this project's files that the page loads and that import the package. */
    importersOf: (size: Figure, name: string): string[] => {
      const own = new Set(partsOf(size).map((record) => record.source_path))
      const importers = records
        .filter((record) => record.type === "module")
        .filter(({ ident, path }) => ident.includes("[app-client]") && isOwn(path) && own.has(path))
        .filter(({ path, dependencies: { sync, async } }) =>
          [...sync, ...async].some((ident) => packageOf(ident) === name && packageOf(path) !== name),
        )
      return [...new Set(importers.map(({ path }) => path.replace("[project]/", "")))].sort()
    },
  }
}

/** Returns a module's package, or its folder in this project, such as `components/call`. */
function packageOf(path: string): string {
  const file = path.split(" ")[0] ?? path
  const nested = file.split("node_modules/").at(-1) ?? file
  const parts = nested.replace("[project]/", "").split("/")
  if (isOwn(file)) return parts.slice(0, 2).join("/")
  return parts.slice(0, parts[0]?.startsWith("@") ? 2 : 1).join("/")
}

function isOwn(path: string): boolean {
  return path.startsWith("[project]/") && !path.includes("node_modules/")
}

function isSameFigure(a: Figure, b: Figure): boolean {
  return a.route === b.route && a.counts === b.counts
}

function title({ route, counts }: Figure): string {
  return `${route}, ${counts === "firstLoad" ? "first load" : "with all that it can load later"}`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}
