import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { cpus, totalmem } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const RESULTS_FOLDER = fileURLToPath(new URL("../.cache/bench", import.meta.url))
const PACKAGES = ["next", "react", "livekit-client", "@livekit/components-react", "livekit-server-sdk"]

/** All values of one figure. */
export type Measure = { what: string; unit: string; values: number[] }

/** The figures of one app. */
export type Result = { app: string; measures: Measure[] }

/** Collects figures by app, in the order in which they first appear. */
export class Recorder {
  #measures = new Map<string, Map<string, Measure>>()

  add(app: string, what: string, unit: string, value: number): void {
    const measures = this.#measures.get(app) ?? new Map<string, Measure>()
    this.#measures.set(app, measures)
    const key = `${what}, ${unit}`
    const measure = measures.get(key) ?? { what, unit, values: [] }
    measure.values.push(value)
    measures.set(key, measure)
  }

  results(): Result[] {
    return Array.from(this.#measures, ([app, measures]) => ({ app, measures: [...measures.values()] }))
  }
}

/** Prints a part's results as a table, with the ratio of our median to each other app's, and saves all values as JSON. */
export function report(part: string, about: string, results: Result[], browser?: string) {
  const context = { part, about, ...machine(), ...(browser && { browser: `Chromium ${browser}` }) }
  console.log(`\n${part}: ${about}`)
  console.log(`${context.cpu}, Node.js ${process.version}${browser ? `, Chromium ${browser}` : ""}`)
  const [ours, ...others] = results
  const rowOf = (app: string, { what, unit, values }: Measure) => ({
    app,
    what: `${what} (${unit})`,
    median: rounded(median(values)),
    lowest: rounded(Math.min(...values)),
    highest: rounded(Math.max(...values)),
  })
  const ratio = (theirs: Measure) => {
    const same = ours?.measures.find(({ what, unit }) => what === theirs.what && unit === theirs.unit)
    return same && (median(same.values) / median(theirs.values)).toFixed(2)
  }
  console.table([
    ...(ours?.measures.map((measure) => rowOf(ours.app, measure)) ?? []),
    ...others.flatMap(({ app, measures }) =>
      measures.map((measure) => ({ ...rowOf(app, measure), "ours / this": ratio(measure) })),
    ),
  ])
  mkdirSync(RESULTS_FOLDER, { recursive: true })
  const file = join(RESULTS_FOLDER, `${part}.json`)
  writeFileSync(file, `${JSON.stringify({ ...context, results }, null, 2)}\n`)
  console.log(`All values: ${file}`)
}

/** Returns the middle value, or the mean of the two middle ones. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

function rounded(value: number): number {
  return Math.abs(value) < 20 ? Math.round(value * 100) / 100 : Math.round(value)
}

/** What the figures depend on. */
function machine() {
  return {
    date: new Date().toISOString(),
    cpu: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    packages: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
  }
}

function versionOf(packageName: string): string {
  const file = new URL(`../node_modules/${packageName}/package.json`, import.meta.url)
  return JSON.parse(readFileSync(file, "utf8")).version
}
