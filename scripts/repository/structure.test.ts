import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import {
  absentFeatures,
  FEATURE_LIST,
  importsOf,
  readFeatures,
  resolveImport,
  staticImportsOf,
  withoutFeature,
} from "./source"

// Limits that keep this code base small enough to read. `npx vitest run scripts/repository/structure.test.ts` prints the
// numbers.

const SOURCE_FOLDERS = ["app", "components", "features", "lib"]
const MAX_LINES = 300
const SHORT_LINES = 15

const sources = SOURCE_FOLDERS.flatMap(filesIn).filter((file) => !isTest(file))
const lineCounts = sources.map((file) => ({ file, lines: linesOf(file) })).sort((a, b) => a.lines - b.lines)

describe("size", () => {
  const median = lineCounts[Math.floor(lineCounts.length / 2)]?.lines ?? 0
  const short = lineCounts.filter(({ lines }) => lines <= SHORT_LINES)
  const limits = [
    { what: `source files in ${SOURCE_FOLDERS.join(", ")}`, count: sources.length, max: 300 },
    { what: "median of their lines", count: median, min: 45 },
    { what: `source files of ${SHORT_LINES} lines or fewer`, count: short.length, max: 40 },
    { what: "files in scripts", count: filesIn("scripts").length, max: 45 },
    { what: "files in bench", count: filesIn("bench").length, max: 16 },
  ]
  beforeAll(() => console.table(limits))

  test.each(limits)("$what: $count", ({ count, min = 0, max = Number.POSITIVE_INFINITY }) => {
    expect(count).toBeGreaterThanOrEqual(min)
    expect(count).toBeLessThanOrEqual(max)
  })

  test(`no file has more than ${MAX_LINES} lines`, () => {
    const files = [...sources, ...filesIn("scripts"), ...filesIn("bench")]
    expect(files.filter((file) => linesOf(file) > MAX_LINES)).toEqual([])
  })
})

describe("imports", () => {
  test("there are no cycles", () => {
    const all = [...sources, ...filesIn("scripts"), ...filesIn("bench")]
    expect(findCycles(all)).toEqual([])
  })

  test.each([
    ["lib/token", /^(next|lib\/server|components|features|app)(\/|$)/],
    ["lib/room", /^(lib\/server|components|features|app)(\/|$)/],
    ["lib/server", /^(components|features|app)(\/|$)/],
    ["components", /^(lib\/server|lib\/token|app)(\/|$)/],
    ["features", /^(lib\/server|lib\/token|app)(\/|$)/],
  ])("%s does not import outer layers", (folder, forbidden) => {
    const wrong = sources
      .filter((file) => file.startsWith(`${folder}/`))
      .flatMap((file) =>
        importsOf(file)
          .filter((path) => forbidden.test(path))
          .map((path) => `${file} imports ${path}`),
      )
    expect(wrong).toEqual([])
  })
})

test("classes use the names of shadcn/ui for colours, where `muted` and `accent` are backgrounds", () => {
  const other =
    /(?<=[\s"'`:])(?:(?:bg|text|border|fill|stroke|outline|ring)-(?:text|surface|raised|line|field|danger|on-\w+)|text-(?:muted|accent))(?![\w-])/g
  const wrong = sources.flatMap((file) =>
    Array.from(readFileSync(file, "utf8").matchAll(other), ([name]) => `${file}: ${name}`),
  )
  expect(wrong).toEqual([])
})

describe("features", () => {
  const entries = readdirSync("features", { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `features/${name}`)
  const files = [
    ...readdirSync(".").filter(isCode),
    ...[...SOURCE_FOLDERS, "bench", "e2e", "scripts"].flatMap(filesIn),
  ]

  test.each(folders)(`nothing but ${FEATURE_LIST} imports %s`, (folder) => {
    const isInside = (path: string) => path === folder || path.startsWith(`${folder}/`)
    const outside = files.filter((file) => !isInside(file) && file !== FEATURE_LIST)
    expect(outside.filter((file) => importsOf(file).some(isInside))).toEqual([])
  })

  test("each imported feature is in the array once, and can be removed from the list", () => {
    const list = readFileSync(FEATURE_LIST, "utf8")
    const imported = readFeatures(list)
    const [, array = ""] = list.split("= [")
    const listed = Array.from(array.matchAll(/^ {2}(\w+),/gm), ([, identifier]) => identifier)
    expect(listed.toSorted()).toEqual(imported.map(({ identifier }) => identifier).toSorted())
    for (const feature of imported) {
      const rest = readFeatures(list).filter(({ name }) => name !== feature.name)
      expect(readFeatures(withoutFeature(list, feature))).toEqual(rest)
      expect(withoutFeature(list, feature)).not.toContain(`  ${feature.identifier},`)
    }
  })

  test("a browser test is skipped if a feature that it needs is gone", () => {
    const tags = readFeatures().map(({ name }) => `@${name}`)
    expect(absentFeatures().test(`call.spec.ts two see each other ${tags.join(" ")}`)).toBe(false)
    expect(absentFeatures().test("call.spec.ts two see each other")).toBe(false)
    expect(absentFeatures().test(`two see each other ${tags[0]} @gone`)).toBe(true)
    expect(absentFeatures().test(`two see each other ${tags[0]}-gone`)).toBe(true)
  })
})

function filesIn(folder: string): string[] {
  // A project made from this template may have no bench.
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isCode(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function isCode(name: string): boolean {
  return /\.(tsx?|mjs|json)$/.test(name)
}

function isTest(file: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(file)
}

function linesOf(file: string): number {
  return readFileSync(file, "utf8").trimEnd().split("\n").length
}

/** Returns each cycle of static imports as a chain of files. `import()` and types load nothing. */
function findCycles(files: readonly string[]): string[] {
  const all = new Set(files)
  const importedBy = (file: string) => staticImportsOf(file).flatMap((path) => resolveImport(path, all) ?? [])
  const graph = new Map(files.map((file) => [file, importedBy(file)]))
  const cycles: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: string[]) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" → "))
    if (done.has(file)) return
    done.add(file)
    for (const next of graph.get(file) ?? []) walk(next, [...path, file])
  }
  for (const file of files) walk(file, [])
  return cycles
}
