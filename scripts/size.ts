import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import {
  acceptSizes,
  BUDGETS,
  budgetsSchema,
  checkBudgets,
  explainExcess,
  measurePages,
  readGraph,
} from "./size/pages"

// `npm run size`: fails if a page of the build exceeds its budget. `-- --accept` writes the budgets anew, with room.
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const BUILD = join(ROOT, ".next")
const FILE = join(ROOT, BUDGETS)
const MAX_GRAPH_BYTES = 1_000_000_000

if (existsSync(join(BUILD, "BUILD_ID"))) {
  const budgets = budgetsSchema.parse(JSON.parse(readFileSync(FILE, "utf8")))
  const sizes = measurePages(BUILD, budgets)
  if (process.argv.includes("--accept")) {
    const { contentsOf } = analyze()
    writeFileSync(FILE, `${JSON.stringify(acceptSizes(sizes, contentsOf), null, 2)}\n`)
    console.log(`${BUDGETS} has these sizes, with room for more. Commit it.`)
  }
  const { lines, exceeded } = checkBudgets(sizes, budgetsSchema.parse(JSON.parse(readFileSync(FILE, "utf8"))))
  console.log(lines.join("\n"))
  if (exceeded.length > 0) {
    process.exitCode = 1
    const graph = tryToAnalyze()
    for (const { size, budget } of exceeded) {
      const importersOf = (name: string) => graph?.importersOf(size, name) ?? []
      console.error(`\n${explainExcess({ size, budget }, graph?.contentsOf(size), importersOf)}`)
    }
  }
} else {
  console.error("There is no build to measure. Run: npm run build")
  process.exitCode = 1
}

/** The sizes stand without the analysis, whose format may change with Next. */
function tryToAnalyze() {
  try {
    return analyze()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  }
}

/** Finds out which modules each page loads. That compiles all pages again, as a build's chunks don't name their modules. */
function analyze() {
  console.log("Listing what the pages load. This takes as long as a build …")
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next")
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [next, "analyze", ...args], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      encoding: "utf8",
      maxBuffer: MAX_GRAPH_BYTES,
      stdio: ["ignore", "pipe", "inherit"],
    })
  run("--output", "--snapshot", "size")
  return readGraph(run("export", "--snapshot", "size"))
}
