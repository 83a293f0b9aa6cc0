import { execFile } from "node:child_process"
import { randomUUID } from "node:crypto"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { findBrowser } from "../scripts/install/browser"
import { RESULTS_FOLDER, Recorder, type Result } from "./report"
import { roomUrl, type Setup } from "./setup"

/** The last major version that declares Node.js 20. Large and used only here, so npx downloads it on demand. */
const LIGHTHOUSE = "lighthouse@12.8.2"
const MAX_RUNS = 3
const ATTEMPTS = 4
const WARM_UP_REQUESTS = 20

type Report = { runtimeError?: { message: string }; categories: Record<string, { score: number | null }> }

/** Lighthouse's four scores of the start page and a room page, for a simulated phone. */
export async function lighthouse(setup: Setup): Promise<Result[]> {
  const recorder = new Recorder()
  for (let run = 0; run < Math.min(MAX_RUNS, setup.runs); run++) {
    for (const app of setup.apps) {
      const pages = { "/": app.url, "room page": roomUrl(app, `bench-${randomUUID()}`) }
      for (const [page, url] of Object.entries(pages)) {
        // A server's first responses take ten times as long as later ones.
        for (let request = 0; request < WARM_UP_REQUESTS; request++) await (await fetch(url)).arrayBuffer()
        for (const [category, score] of await scoresOf(page, url)) {
          recorder.add(app.name, `${page}: ${category}`, "of 100", score)
        }
      }
    }
  }
  return recorder.results()
}

/** Returns the scores by category, and saves the report, which Lighthouse's viewer can open. */
async function scoresOf(page: string, url: string): Promise<[string, number][]> {
  for (let attempt = 1; ; attempt++) {
    const report = await runLighthouse(url)
    const { runtimeError, categories } = JSON.parse(report) as Report
    if (!runtimeError) {
      mkdirSync(RESULTS_FOLDER, { recursive: true })
      writeFileSync(join(RESULTS_FOLDER, `lighthouse ${page.replace("/", "home")}.json`), report)
      return Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)])
    }
    // Lighthouse sometimes loses the browser's trace.
    if (attempt === ATTEMPTS) throw new Error(`Lighthouse failed at ${url}: ${runtimeError.message}`)
  }
}

async function runLighthouse(url: string): Promise<string> {
  const run = promisify(execFile)(
    "npx",
    [
      "--yes",
      LIGHTHOUSE,
      url,
      "--quiet",
      "--output=json",
      "--only-categories=performance,accessibility,best-practices,seo",
      "--chrome-flags=--headless=new --no-sandbox --use-fake-ui-for-media-stream --use-fake-device-for-media-stream",
    ],
    {
      env: { ...process.env, CHROME_PATH: await findBrowser("chromium") },
      maxBuffer: 64 * 2 ** 20,
      shell: process.platform === "win32",
    },
  )
  // If it fails, its output still contains the reason.
  const { stdout } = await run.catch((error: { stdout?: string }) => {
    if (error.stdout?.startsWith("{")) return { stdout: error.stdout }
    throw error
  })
  return stdout
}
