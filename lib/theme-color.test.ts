import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test, vi } from "vitest"
import { themeColor } from "./theme-color"

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const theme = `@theme {
  --color-primary: light-dark(#0d7a4a, #7fe3ab);
  --color-primary-foreground: light-dark( oklch(1 0 0) ,
    rgb(1, 2, 3) );
  --color-ink: #0b0f0d;
}`

test.each([
  ["primary", "light", "#0d7a4a"],
  ["primary", "dark", "#7fe3ab"],
  ["primary-foreground", "light", "oklch(1 0 0)"],
  ["ink", "light", "#0b0f0d"],
  ["ink", "dark", "#0b0f0d"],
] as const)("reads --color-%s in %s mode: %s", (name, scheme, color) => {
  expect(themeColor(name, scheme, theme)).toBe(color)
})

test("in development, an edited stylesheet counts without a restart", () => {
  const folder = mkdtempSync(join(tmpdir(), "theme-"))
  mkdirSync(join(folder, "app"))
  vi.spyOn(process, "cwd").mockReturnValue(folder)
  vi.stubEnv("NODE_ENV", "development")
  for (const color of ["#111111", "#222222"]) {
    writeFileSync(join(folder, "app/globals.css"), `@theme { --color-primary: ${color}; }`)
    expect(themeColor("primary", "light")).toBe(color)
  }
  rmSync(folder, { recursive: true })
})

test("names a missing colour", () => {
  expect(() => themeColor("brand", "light", theme)).toThrow("--color-brand")
})

test.each(["background", "card", "foreground", "muted-foreground", "primary", "primary-foreground"])(
  "the app's theme has --color-%s in both modes",
  (name) => {
    expect(themeColor(name, "light")).toMatch(/^#[0-9a-f]{6}$/)
    expect(themeColor(name, "dark")).not.toBe(themeColor(name, "light"))
  },
)
