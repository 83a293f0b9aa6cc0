import { expect, test } from "vitest"
import { themeColor } from "./theme-color"

const theme = `@theme {
  --color-accent: light-dark(#0d7a4a, #7fe3ab);
  --color-on-accent: light-dark( oklch(1 0 0) ,
    rgb(1, 2, 3) );
  --color-ink: #0b0f0d;
}`

test.each([
  ["accent", "light", "#0d7a4a"],
  ["accent", "dark", "#7fe3ab"],
  ["on-accent", "light", "oklch(1 0 0)"],
  ["ink", "light", "#0b0f0d"],
  ["ink", "dark", "#0b0f0d"],
] as const)("--color-%s in %s is %s", (name, scheme, color) => {
  expect(themeColor(name, scheme, theme)).toBe(color)
})

test("a colour that the theme lacks is named", () => {
  expect(() => themeColor("brand", "light", theme)).toThrow("--color-brand")
})

test.each(["background", "surface", "text", "muted", "accent", "on-accent"])(
  "the app's own theme has --color-%s, in two schemes",
  (name) => {
    expect(themeColor(name, "light")).toMatch(/^#[0-9a-f]{6}$/)
    expect(themeColor(name, "dark")).not.toBe(themeColor(name, "light"))
  },
)
