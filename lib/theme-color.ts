import { readFileSync } from "node:fs"
import { join } from "node:path"

type Scheme = "light" | "dark"

// Each colour may be a function with commas, such as rgb().
const LIGHT_DARK = /^light-dark\(((?:[^(),]|\([^)]*\))+),((?:[^(),]|\([^)]*\))+)\)$/

// A literal path, so that Next includes the file in the build.
const readTheme = () => readFileSync(join(process.cwd(), "app/globals.css"), "utf8")
const css = readTheme()

/** Next doesn't know that modules depend on this file: in development it is read each time, so that edits show at once. */
const currentTheme = () => (process.env.NODE_ENV === "development" ? readTheme() : css)

/**
 * Returns a colour of the theme in `app/globals.css`, for icons, images and the browser's toolbar, which can't use the
 * stylesheet.
 * @param name as in `--color-<name>`
 * @throws if the theme has no such colour, which fails the build of the icons
 */
export function themeColor(name: string, scheme: Scheme, theme = currentTheme()): string {
  const value = new RegExp(`--color-${name}:\\s*([^;]+);`).exec(theme)?.[1]?.trim()
  if (value === undefined) throw new Error(`app/globals.css has no color --color-${name}.`)
  const [, light, dark] = LIGHT_DARK.exec(value) ?? []
  return ((scheme === "light" ? light : dark) ?? value).trim()
}
