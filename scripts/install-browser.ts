import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { type Browser, findBrowser } from "./browser"
import { run } from "./run"

const ADVICE = `There is no browser to test with. One of these helps:
  install Google Chrome (https://www.google.com/chrome) or Chromium
  npx playwright install chromium
  CHROMIUM_BIN=/path/to/chromium npm test`

/** Finds the browser for tests or gets it: from Playwright, else from Debian where that is allowed. */
export async function requireBrowser(): Promise<Browser> {
  const found = findBrowser() ?? (await fromPlaywright()) ?? (await fromDebian())
  if (!found) throw new Error(ADVICE)
  return found
}

async function fromPlaywright(): Promise<Browser | undefined> {
  console.log("No browser found: trying Playwright's …")
  const cli = createRequire(import.meta.url).resolve("@playwright/test/cli")
  // Without a network it would try again and again, half a minute each time.
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "5000" }
  await run(process.execPath, [cli, "install", "chromium", "--no-shell"], { env, timeoutMs: 300_000 })
  return findBrowser()
}

async function fromDebian(): Promise<Browser | undefined> {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return undefined
  console.log("Trying Debian's chromium …")
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const quiet = ["-qq", "-y", "--no-install-recommends"]
  if (await run("apt-get", ["update", "-qq"], { env }))
    await run("apt-get", ["install", ...quiet, "chromium"], { env })
  return findBrowser()
}
