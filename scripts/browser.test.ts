import { describe, expect, it } from "vitest"
import { findBrowser } from "./browser"

const own = async () => "/own/chrome"
const having =
  (...files: string[]) =>
  (path: string) =>
    files.includes(path)

describe("findBrowser", () => {
  it("takes the one that a variable names, then the system's, then the tests' own", async () => {
    const all = ["/mine", "/usr/bin/chromium", "/own/chrome"]
    const find = (files: string[], env = {}) =>
      findBrowser("chromium", {
        platform: "linux",
        env: { PATH: "/usr/bin", ...env },
        exists: having(...files),
        own,
      })
    expect(await find(all, { CHROMIUM_BIN: "/mine" })).toBe("/mine")
    expect(await find(all)).toBe("/usr/bin/chromium")
    expect(await find(["/own/chrome"])).toBe("/own/chrome")
    expect(await find([])).toBeUndefined()
  })

  it("names a binary that is not there", async () => {
    const options = { env: { FIREFOX_BIN: "/gone" }, exists: having("/own/chrome"), own }
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
  ])("knows the usual places of %s", async (platform, env, chrome, firefox) => {
    const options = { platform, env, exists: having(chrome, firefox), own }
    expect(await findBrowser("chromium", options)).toBe(chrome)
    expect(await findBrowser("firefox", options)).toBe(firefox)
  })
})
