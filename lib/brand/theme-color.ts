import { readFileSync } from "node:fs"
import { join } from "node:path"

type Scheme = "light" | "dark"

// Each of the two may be a function with commas of its own.
const LIGHT_DARK = /^light-dark\(((?:[^(),]|\([^)]*\))+),((?:[^(),]|\([^)]*\))+)\)$/

// Written out in one piece: so Next sees which file the server needs, and packs it with the build.
const css = readFileSync(join(process.cwd(), "app/globals.css"), "utf8")

/**
 * A colour of the theme in `app/globals.css`, for what can't use the stylesheet: icons, pictures, the browser's own frame.
 * @param name as in `--color-<name>`
 * @throws where the theme has no such colour: the icons are made in the build, which then ends
 */
export function themeColor(name: string, scheme: Scheme, theme = css): string {
  const value = new RegExp(`--color-${name}:\\s*([^;]+);`).exec(theme)?.[1]?.trim()
  if (value === undefined) throw new Error(`app/globals.css has no colour --color-${name}.`)
  const [, light, dark] = LIGHT_DARK.exec(value) ?? []
  return ((scheme === "light" ? light : dark) ?? value).trim()
}
