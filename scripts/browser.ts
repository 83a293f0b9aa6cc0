import { existsSync } from "node:fs"
import { posix, win32 } from "node:path"
import { chromium } from "@playwright/test"
import { getInstalledBrowsers } from "@puppeteer/browsers"
import { findOnPath } from "./find-on-path"

export type BrowserName = "chromium" | "firefox"

/** Where `install-browser.ts` puts a Firefox. */
export const FIREFOX_CACHE = ".cache/browsers"

interface Known {
  /** The variable that names the binary to use. */
  variable: string
  onPath: string[]
  /** Under /Applications, and under Program Files. */
  mac: string[]
  windows: string[]
  /** The one that was downloaded for the tests alone. */
  own: () => Promise<string | undefined>
}

const KNOWN: Record<BrowserName, Known> = {
  chromium: {
    variable: "CHROMIUM_BIN",
    onPath: ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"],
    mac: ["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium"],
    windows: ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe"],
    own: async () => chromium.executablePath(),
  },
  firefox: {
    variable: "FIREFOX_BIN",
    onPath: ["firefox", "firefox-esr"],
    mac: ["Firefox.app/Contents/MacOS/firefox"],
    windows: ["Mozilla Firefox\\firefox.exe"],
    own: async () => (await getInstalledBrowsers({ cacheDir: FIREFOX_CACHE })).at(-1)?.executablePath,
  },
}

interface Options {
  env?: NodeJS.Dict<string>
  platform?: NodeJS.Platform
  exists?: (path: string) => boolean
  own?: Known["own"]
}

/**
 * The path of a browser for tests: the one that a variable names, the system's, else the one downloaded for them. Finds
 * only, never installs.
 * @throws when the variable names a file that is not there
 */
export async function findBrowser(name: BrowserName, options: Options = {}): Promise<string | undefined> {
  const { env = process.env, platform = process.platform, exists = existsSync } = options
  const known = KNOWN[name]
  const chosen = env[known.variable]
  if (chosen) {
    if (exists(chosen)) return chosen
    throw new Error(`${known.variable} is ${chosen}, but there is no such file.`)
  }
  const onPath = (file: string) => findOnPath(file, { env, platform, isExecutable: exists })
  const system = usualPlaces(known, env, platform).find(exists) ?? known.onPath.map(onPath).find(Boolean)
  if (system) return system
  const own = await (options.own ?? known.own)()
  return own && exists(own) ? own : undefined
}

/** Where browsers lie that are not on PATH. */
function usualPlaces(known: Known, env: NodeJS.Dict<string>, platform: NodeJS.Platform): string[] {
  if (platform === "darwin") {
    const folders = ["/Applications", posix.join(env.HOME ?? "/", "Applications")]
    return folders.flatMap((folder) => known.mac.map((file) => posix.join(folder, file)))
  }
  if (platform === "win32") {
    return [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => known.windows.map((file) => win32.join(folder, file)))
  }
  return []
}
