import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import {
  acceptSizes,
  type Budget,
  budgetsSchema,
  checkBudgets,
  explainExcess,
  lazyChunksIn,
  measurePages,
  readGraph,
} from "./pages"

const budget = (route: string, counts: Budget["counts"], bytes: number, contents = {}): Budget => ({
  ...{ route, counts, budget: bytes, contents },
})

test("finds the chunks that a chunk loads later, but not workers", () => {
  const code = `e.v(t=>Promise.all(["static/chunks/a1.js","static/chunks/b~2.css"].map(t=>e.l(t))));
    e.v(new Worker(["static/chunks/w.js","static/chunks/turbopack-x.js"]));e.v(["static/chunks/c.js"])`
  expect(lazyChunksIn(code)).toEqual(["a1.js", "c.js"])
})

test("a new page has a figure of its own and changes no other", () => {
  const budgets = [
    budget("/", "firstLoad", 1),
    budget("/call", "firstLoad", 1),
    budget("/call", "everything", 1),
  ]
  const before = { "/_not-found": ["shared.js"], "/": ["shared.js"], "/call": ["shared.js", "call.js"] }
  const sizes = measurePages(fakeBuild(before), budgets)
  expect(sizes.map(({ route, counts }) => [route, counts])).toEqual([
    ["/", "firstLoad"],
    ["/call", "firstLoad"],
    ["/call", "everything"],
  ])
  expect(sizes[2]?.bytes).toBeGreaterThan(sizes[1]?.bytes ?? 0)

  const after = measurePages(fakeBuild({ ...before, "/about": ["shared.js", "big.js"] }), budgets)
  expect(after.filter(({ route }) => route !== "/about")).toEqual(sizes)
  const { lines, exceeded } = checkBudgets(
    after,
    budgets.map((budget) => ({ ...budget, budget: 1e6 })),
  )
  expect(exceeded).toEqual([])
  expect(lines[1]).toMatch(/^\/about, first load: .* \(no budget yet: npm run size -- --accept\)$/)
})

test("a removed page doesn't fail the check", () => {
  const { lines, exceeded } = checkBudgets([], [budget("/connect", "firstLoad", 1)])
  expect(exceeded).toEqual([])
  expect(lines).toEqual([expect.stringMatching(/^\/connect, first load: not in this build/)])
})

test("accepted budgets leave room for a first panel, but not for LiveKit's client", () => {
  const size = { route: "/rooms/[roomName]", counts: "firstLoad" as const, bytes: 177_100 }
  const accepted = acceptSizes([size], () => ({ next: 130_000 }))
  expect(budgetsSchema.parse(JSON.parse(JSON.stringify(accepted)))).toEqual(accepted)
  const exceeds = (more: number) =>
    checkBudgets([{ ...size, bytes: size.bytes + more }], accepted).exceeded.length
  expect([0, 10_000, 151_000].map(exceeds)).toEqual([0, 0, 1])
})

test("a failure names the file of budgets, the command that accepts, and what came in", () => {
  const graph = readGraph(GRAPH)
  const size = { route: "/", counts: "firstLoad" as const, bytes: 180_000 }
  const before = budget("/", "firstLoad", 160_000, { next: 130_000, "components/home": 800 })
  const importersOf = (name: string) => graph.importersOf(size, name)
  const text = explainExcess({ size, budget: before }, graph.contentsOf(size), importersOf)
  expect(text).toContain(
    "/, first load exceeds its budget in size-budgets.json: 180.0 KB instead of at most 160.0 KB.",
  )
  expect(text).toContain("npm run size -- --accept")
  const listed = text.split("\n").filter((line) => line.startsWith("  +"))
  expect(listed).toEqual([
    "  +15.0 KB  @scope/schema, imported by components/home/form.tsx",
    "  +1.5 KB  components/home",
  ])
})

test("a failure without a list of modules says where to look", () => {
  const size = { route: "/", counts: "firstLoad" as const, bytes: 2 }
  const text = explainExcess({ size, budget: budget("/", "firstLoad", 1) }, undefined, () => [])
  expect(text).toContain("npx next analyze")
  expect(text).toContain("npm run size -- --accept")
})

test("what is loaded later counts for everything only, and other pages' modules never", () => {
  const { contentsOf } = readGraph(GRAPH)
  expect(contentsOf({ route: "/", counts: "firstLoad" })).not.toHaveProperty("livekit-client")
  expect(contentsOf({ route: "/", counts: "everything" })).toMatchObject({ "livekit-client": 151_000 })
  expect(contentsOf({ route: "/pricing", counts: "everything" })).toEqual({ charts: 90_000 })
})

const CHUNKS = "[client-fs]/_next/static/chunks"
const SCHEMA = "[project]/node_modules/@scope/schema/index.js"
const FORM = "[project]/components/home/form.tsx"

/** As `next analyze export` prints it. */
const GRAPH = [
  { type: "meta", schema_version: 1 },
  { type: "group", route: "/", kind: "bootstrap", outputs: [`${CHUNKS}/a.js`, `${CHUNKS}/a.css`] },
  { type: "group", route: "/", kind: "render_dependent", outputs: [`${CHUNKS}/b.js`] },
  { type: "group", route: "/", kind: "async", outputs: [`${CHUNKS}/later.js`, "[output]/.next/server/c.js"] },
  { type: "group", route: "/pricing", kind: "render_dependent", outputs: [`${CHUNKS}/p.js`] },
  part("/", "a.js", "[project]/node_modules/next/dist/client.js", 130_000),
  part("/", "a.js", "[project]/lib/tiny.ts", 20),
  part("/", "a.css", "[project]/app/globals.css", 9000),
  part("/", "b.js", SCHEMA, 15_000),
  part("/", "b.js", FORM, 2300),
  part("/", "later.js", "[project]/node_modules/livekit-client/index.mjs", 151_000),
  part("/pricing", "p.js", "[project]/node_modules/charts/index.mjs", 90_000),
  importing(FORM, "app-client", SCHEMA),
  importing(FORM, "app-ssr", "[project]/node_modules/next/dist/client.js"),
  importing("[project]/components/prejoin/other.tsx", "app-client", SCHEMA),
]
  .map((record) => JSON.stringify(record))
  .join("\n")

function part(route: string, chunk: string, source_path: string, compressed_size: number) {
  return { type: "part", route, filename: `${CHUNKS}/${chunk}`, source_path, compressed_size, size: 1 }
}

function importing(path: string, layer: string, imported: string) {
  const ident = (path: string) => `${path} [${layer}] (ecmascript)`
  return { type: "module", ident: ident(path), path, dependencies: { sync: [ident(imported)], async: [] } }
}

/** Writes a build with these pages and their first chunks. `call.js` loads `later.js`. */
function fakeBuild(pages: Record<string, string[]>): string {
  const build = mkdtempSync(join(tmpdir(), "size-"))
  onTestFinished(() => rmSync(build, { recursive: true }))
  for (const folder of ["static/chunks", "diagnostics"]) mkdirSync(join(build, folder), { recursive: true })
  const code = {
    "call.js": 'e.v(["static/chunks/later.js"])',
    "later.js": "later()",
    "shared.js": "x",
    "big.js": "big()",
  }
  for (const [name, text] of Object.entries(code)) writeFileSync(join(build, "static/chunks", name), text)
  const statistics = Object.entries(pages).map(([route, chunks]) => ({
    route,
    firstLoadChunkPaths: chunks.map((chunk) => `.next/static/chunks/${chunk}`),
  }))
  writeFileSync(join(build, "diagnostics/route-bundle-stats.json"), JSON.stringify(statistics))
  return build
}
