import { execFile } from "node:child_process"
import { randomUUID } from "node:crypto"
import { promisify } from "node:util"
import { findBrowser } from "../scripts/browser"
import { Collected } from "./collected"
import type { Finding, Stage } from "./part"
import { roomUrl } from "./subject"

/** The last major version that declares Node 20. It is large, and of use here alone: fetched when it is asked for. */
const LIGHTHOUSE = "lighthouse@12.8.2"
const RUNS = 3

/** Lighthouse's four scores of the start page and of a room's page, for a phone as it simulates one. */
export async function lighthouse(stage: Stage): Promise<Finding[]> {
  const collected = new Collected(stage.subjects)
  for (let run = 0; run < Math.min(RUNS, stage.runs); run++) {
    for (const subject of stage.subjects) {
      const pages = { "/": subject.url, "room page": roomUrl(subject, `bench-${randomUUID()}`) }
      for (const [page, url] of Object.entries(pages)) {
        for (const [category, score] of await scores(url)) {
          collected.add(subject, `${page}: ${category}`, "of 100", score)
        }
      }
    }
  }
  return collected.findings()
}

async function scores(url: string): Promise<[string, number][]> {
  const { stdout } = await promisify(execFile)(
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
  const { categories } = JSON.parse(stdout) as { categories: Record<string, { score: number | null }> }
  return Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)])
}
