import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { posix, win32 } from "node:path"
import { chromium } from "@playwright/test"
import { getInstalledBrowsers } from "@puppeteer/browsers"
import { findOnPath, run } from "../system/programs"

export type BrowserName = "chromium" | "firefox"

const FIREFOX_CACHE = ".cache/browsers"
const DOWNLOAD_TIMEOUT_MS = 300_000

interface Browser {
  /** Environment variable that names the binary. */
  variable: string
  commands: string[]
  /** Paths below /Applications on macOS, and below Program Files on Windows. */
  mac: string[]
  windows: string[]
  debianPackage: string
  /** Path of the copy that was downloaded for the tests. */
  downloaded: () => Promise<string | undefined>
  download: () => Promise<boolean>
  advice: string
}

const BROWSERS: Record<BrowserName, Browser> = {
  chromium: {
    variable: "CHROMIUM_BIN",
    commands: ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"],
    mac: ["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium"],
    windows: ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe"],
    debianPackage: "chromium",
    downloaded: async () => chromium.executablePath(),
    download: () => {
      const cli = createRequire(import.meta.url).resolve("@playwright/test/cli")
      // Offline, Playwright would retry several times with 30 s each.
      const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "5000" }
      const args = [cli, "install", "chromium", "--no-shell"]
      return run(process.execPath, args, { env, timeoutMs: DOWNLOAD_TIMEOUT_MS })
    },
    advice: `The tests need Chromium, and none was found. Do one of these:
  install Google Chrome (https://www.google.com/chrome) or Chromium
  npx playwright install chromium
  CHROMIUM_BIN=/path/to/chromium npm test`,
  },
  firefox: {
    variable: "FIREFOX_BIN",
    commands: ["firefox", "firefox-esr"],
    mac: ["Firefox.app/Contents/MacOS/firefox"],
    windows: ["Mozilla Firefox\\firefox.exe"],
    debianPackage: "firefox-esr",
    downloaded: async () => (await getInstalledBrowsers({ cacheDir: FIREFOX_CACHE })).at(-1)?.executablePath,
    // Playwright's own Firefox is a patched build that lags behind the releases people use.
    download: () => {
      const args = ["@puppeteer/browsers", "install", "firefox@stable", "--path", FIREFOX_CACHE]
      return run("npx", args, { timeoutMs: DOWNLOAD_TIMEOUT_MS })
    },
    advice: `The tests need Firefox, and none was found. Do one of these:
  install Firefox (https://www.firefox.com)
  npx @puppeteer/browsers install firefox@stable --path ${FIREFOX_CACHE}
  FIREFOX_BIN=/path/to/firefox npm test`,
  },
}

interface FindOptions {
  env?: NodeJS.Dict<string>
  platform?: NodeJS.Platform
  exists?: (path: string) => boolean
  downloaded?: Browser["downloaded"]
}

/**
 * Returns the path of a browser for tests: the one its variable names, else an installed one, else a downloaded one.
 * @throws when the variable names a file that does not exist
 */
export async function findBrowser(name: BrowserName, options: FindOptions = {}): Promise<string | undefined> {
  const { env = process.env, platform = process.platform, exists = existsSync } = options
  const browser = BROWSERS[name]
  const chosen = env[browser.variable]
  if (chosen) {
    if (exists(chosen)) return chosen
    throw new Error(`${browser.variable} is ${chosen}, but that file does not exist.`)
  }
  const onPath = (command: string) => findOnPath(command, { env, platform, isExecutable: exists })
  const installed =
    usualPaths(browser, env, platform).find(exists) ?? browser.commands.map(onPath).find(Boolean)
  if (installed) return installed
  const downloaded = await (options.downloaded ?? browser.downloaded)()
  return downloaded && exists(downloaded) ? downloaded : undefined
}

/** Finds a browser for tests or installs one: a download, else Debian's package when running as root. */
export async function requireBrowser(name: BrowserName): Promise<string> {
  const found = await findBrowser(name)
  if (found) return found
  console.log(`No ${name} found. Downloading it …`)
  await BROWSERS[name].download()
  const path = (await findBrowser(name)) ?? (await installFromDebian(name))
  if (!path) throw new Error(BROWSERS[name].advice)
  return path
}

async function installFromDebian(name: BrowserName): Promise<string | undefined> {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return undefined
  const { debianPackage } = BROWSERS[name]
  console.log(`Installing Debian's package ${debianPackage} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  if (await run("apt-get", ["update", "-qq"], { env })) {
    await run("apt-get", ["install", "-qq", "-y", "--no-install-recommends", debianPackage], { env })
  }
  return findBrowser(name)
}

/** Returns where macOS and Windows keep browsers that are not on PATH. */
function usualPaths(browser: Browser, env: NodeJS.Dict<string>, platform: NodeJS.Platform): string[] {
  if (platform === "darwin") {
    const folders = ["/Applications", posix.join(env.HOME ?? "/", "Applications")]
    return folders.flatMap((folder) => browser.mac.map((file) => posix.join(folder, file)))
  }
  if (platform === "win32") {
    return [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => browser.windows.map((file) => win32.join(folder, file)))
  }
  return []
}
