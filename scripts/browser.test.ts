import { describe, expect, it } from "vitest"
import { findBrowser } from "./browser"

const own = () => "/own/chrome"
const having =
  (...files: string[]) =>
  (path: string) =>
    files.includes(path)

describe("findBrowser", () => {
  it("takes CHROMIUM_BIN, then the system's, then Playwright's own", () => {
    const all = ["/mine", "/usr/bin/chromium", "/own/chrome"]
    const find = (files: string[], env = {}) =>
      findBrowser({ platform: "linux", env: { PATH: "/usr/bin", ...env }, exists: having(...files), own })
    expect(find(all, { CHROMIUM_BIN: "/mine" })).toEqual({ path: "/mine", source: "CHROMIUM_BIN" })
    expect(find(all)).toEqual({ path: "/usr/bin/chromium", source: "system" })
    expect(find(["/own/chrome"])).toEqual({ path: "/own/chrome", source: "Playwright" })
    expect(find([])).toBeUndefined()
  })

  it("names a CHROMIUM_BIN that is not there", () => {
    expect(() => findBrowser({ env: { CHROMIUM_BIN: "/gone" }, exists: having("/own/chrome"), own })).toThrow(
      "/gone",
    )
  })

  it.each([
    ["darwin" as const, { HOME: "/Users/a" }, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["win32" as const, { ProgramFiles: "C:\\P" }, "C:\\P\\Google\\Chrome\\Application\\chrome.exe"],
  ])("knows the usual places of %s", (platform, env, path) => {
    expect(findBrowser({ platform, env, exists: having(path), own })?.path).toBe(path)
  })
})
