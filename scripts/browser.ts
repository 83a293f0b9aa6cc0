import { existsSync } from "node:fs"
import { posix, win32 } from "node:path"
import { chromium } from "@playwright/test"
import { findOnPath } from "./find-on-path"

export interface Browser {
  path: string
  source: "CHROMIUM_BIN" | "system" | "Playwright"
}

interface Options {
  env?: NodeJS.Dict<string>
  platform?: NodeJS.Platform
  exists?: (path: string) => boolean
  /** Where Playwright's own browser lies, if it was downloaded. */
  own?: () => string
}

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"]

/** The browser for tests: the one that was named, the system's, Playwright's own. Finds only, never installs. */
export function findBrowser(options: Options = {}): Browser | undefined {
  const { env = process.env, platform = process.platform, exists = existsSync } = options
  const { own = () => chromium.executablePath() } = options
  const chosen = env.CHROMIUM_BIN
  if (chosen) {
    if (exists(chosen)) return { path: chosen, source: "CHROMIUM_BIN" }
    throw new Error(`CHROMIUM_BIN is ${chosen}, but there is no such file.`)
  }
  const onPath = (name: string) => findOnPath(name, { env, platform, isExecutable: exists })
  const system = usualPlaces(env, platform).find(exists) ?? NAMES.map(onPath).find(Boolean)
  if (system) return { path: system, source: "system" }
  const path = own()
  return path && exists(path) ? { path, source: "Playwright" } : undefined
}

/** Where browsers lie that are not on PATH. */
function usualPlaces(env: NodeJS.Dict<string>, platform: NodeJS.Platform): string[] {
  if (platform === "darwin") {
    return ["/Applications", posix.join(env.HOME ?? "/", "Applications")].flatMap((folder) =>
      ["Google Chrome", "Chromium"].map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    )
  }
  if (platform === "win32") {
    return [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) =>
        ["Google\\Chrome", "Chromium"].map((name) => win32.join(folder, name, "Application", "chrome.exe")),
      )
  }
  return []
}
