import { describe, expect, it } from "vitest"
import { findBrowser } from "./browser"

const downloaded = async () => "/own/chrome"
const existing =
  (...files: string[]) =>
  (path: string) =>
    files.includes(path)

describe("findBrowser", () => {
  it("prefers the variable, then an installed browser, then the downloaded one", async () => {
    const all = ["/mine", "/usr/bin/chromium", "/own/chrome"]
    const find = (files: string[], env = {}) =>
      findBrowser("chromium", {
        platform: "linux",
        env: { PATH: "/usr/bin", ...env },
        exists: existing(...files),
        downloaded,
      })
    expect(await find(all, { CHROMIUM_BIN: "/mine" })).toBe("/mine")
    expect(await find(all)).toBe("/usr/bin/chromium")
    expect(await find(["/own/chrome"])).toBe("/own/chrome")
    expect(await find([])).toBeUndefined()
  })

  it("rejects a variable that names a missing file", async () => {
    const options = { env: { FIREFOX_BIN: "/gone" }, exists: existing("/own/chrome"), downloaded }
    await expect(findBrowser("firefox", options)).rejects.toThrow("FIREFOX_BIN is /gone")
  })

  it.each([
    [
      "darwin" as const,
      { HOME: "/Users/a" },
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Users/a/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
    [
      "win32" as const,
      { ProgramFiles: "C:\\P" },
      "C:\\P\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\P\\Mozilla Firefox\\firefox.exe",
    ],
  ])("knows the usual paths on %s", async (platform, env, chrome, firefox) => {
    const options = { platform, env, exists: existing(chrome, firefox), downloaded }
    expect(await findBrowser("chromium", options)).toBe(chrome)
    expect(await findBrowser("firefox", options)).toBe(firefox)
  })
})
