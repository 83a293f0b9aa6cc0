import css from "@/app/globals.css?raw"

type Scheme = "light" | "dark"

// Each of the two may be a function with commas of its own.
const LIGHT_DARK = /^light-dark\(((?:[^(),]|\([^)]*\))+),((?:[^(),]|\([^)]*\))+)\)$/

/**
 * A colour of the theme in `app/globals.css`, for what can't use the stylesheet: icons, pictures, the browser's own frame.
 * @param name as in `--color-<name>`
 * @throws where the theme has no such colour, which ends the build
 */
export function themeColor(name: string, scheme: Scheme, theme = css): string {
  const value = new RegExp(`--color-${name}:\\s*([^;]+);`).exec(theme)?.[1]?.trim()
  if (value === undefined) throw new Error(`app/globals.css has no colour --color-${name}.`)
  const [, light, dark] = LIGHT_DARK.exec(value) ?? []
  return ((scheme === "light" ? light : dark) ?? value).trim()
}
