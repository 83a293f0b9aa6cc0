import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { type BrowserName, FIREFOX_CACHE, findBrowser } from "./browser"
import { run } from "./run"

const { resolve } = createRequire(import.meta.url)
const DOWNLOAD_MS = 300_000

interface Source {
  advice: string
  debian: string
  download: () => Promise<boolean>
}

const SOURCES: Record<BrowserName, Source> = {
  chromium: {
    advice: `There is no Chromium to test with. One of these helps:
  install Google Chrome (https://www.google.com/chrome) or Chromium
  npx playwright install chromium
  CHROMIUM_BIN=/path/to/chromium npm test`,
    debian: "chromium",
    download: () => {
      const cli = resolve("@playwright/test/cli")
      // Without a network it would try again and again, half a minute each time.
      const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "5000" }
      const args = [cli, "install", "chromium", "--no-shell"]
      return run(process.execPath, args, { env, timeoutMs: DOWNLOAD_MS })
    },
  },
  firefox: {
    advice: `There is no Firefox to test with. One of these helps:
  install Firefox (https://www.firefox.com)
  npx @puppeteer/browsers install firefox@stable --path ${FIREFOX_CACHE}
  FIREFOX_BIN=/path/to/firefox npm test`,
    debian: "firefox-esr",
    // Playwright's own Firefox is a build that it alone can drive, and behind what people use.
    download: () =>
      run("npx", ["@puppeteer/browsers", "install", "firefox@stable", "--path", FIREFOX_CACHE], {
        timeoutMs: DOWNLOAD_MS,
      }),
  },
}

/** Finds a browser for tests or gets it: as a download, else from Debian where that is allowed. */
export async function requireBrowser(name: BrowserName): Promise<string> {
  const found = await findBrowser(name)
  if (found) return found
  console.log(`No ${name} found: downloading one …`)
  await SOURCES[name].download()
  const path = (await findBrowser(name)) ?? (await fromDebian(name))
  if (!path) throw new Error(SOURCES[name].advice)
  return path
}

async function fromDebian(name: BrowserName): Promise<string | undefined> {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return undefined
  const { debian } = SOURCES[name]
  console.log(`Trying Debian's ${debian} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const quiet = ["-qq", "-y", "--no-install-recommends"]
  if (await run("apt-get", ["update", "-qq"], { env })) {
    await run("apt-get", ["install", ...quiet, debian], { env })
  }
  return findBrowser(name)
}
