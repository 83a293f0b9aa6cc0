import { execFile } from "node:child_process"
import { randomUUID } from "node:crypto"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { findBrowser } from "../scripts/browser"
import { Collected } from "./collected"
import type { Finding, Stage } from "./part"
import { roomUrl } from "./subject"

/** The last major version that declares Node 20. It is large, and of use here alone: fetched when it is asked for. */
const LIGHTHOUSE = "lighthouse@12.8.2"
const RUNS = 3
const ATTEMPTS = 4
const WARM_UP = 20

const directory = fileURLToPath(new URL("../.cache/bench", import.meta.url))

type Report = { runtimeError?: { message: string }; categories: Record<string, { score: number | null }> }

/** Lighthouse's four scores of the start page and of a room's page, for a phone as it simulates one. */
export async function lighthouse(stage: Stage): Promise<Finding[]> {
  const collected = new Collected(stage.subjects)
  for (let run = 0; run < Math.min(RUNS, stage.runs); run++) {
    for (const subject of stage.subjects) {
      const pages = { "/": subject.url, "room page": roomUrl(subject, `bench-${randomUUID()}`) }
      for (const [page, url] of Object.entries(pages)) {
        // A server's first answers take ten times as long as its later ones.
        for (let request = 0; request < WARM_UP; request++) await (await fetch(url)).arrayBuffer()
        for (const [category, score] of await scores(page, url)) {
          collected.add(subject, `${page}: ${category}`, "of 100", score)
        }
      }
    }
  }
  return collected.findings()
}

/** The scores by category. What Lighthouse saw is kept for whoever wants to know why: `npx lighthouse`'s viewer reads it. */
async function scores(page: string, url: string): Promise<[string, number][]> {
  for (let attempt = 1; ; attempt++) {
    const report = await inspect(url)
    const { runtimeError, categories } = JSON.parse(report) as Report
    if (!runtimeError) {
      mkdirSync(directory, { recursive: true })
      writeFileSync(join(directory, `lighthouse ${page.replace("/", "home")}.json`), report)
      return Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)])
    }
    // Now and then it loses the browser's trace.
    if (attempt === ATTEMPTS) throw new Error(`Lighthouse failed at ${url}: ${runtimeError.message}`)
  }
}

async function inspect(url: string): Promise<string> {
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
  // Where it fails, what it prints still says why.
  const { stdout } = await run.catch((error: { stdout?: string }) => {
    if (error.stdout?.startsWith("{")) return { stdout: error.stdout }
    throw error
  })
  return stdout
}
