import { site } from "../site"
import { themeColor } from "./theme-color"

/** Share of the tile's side that is rounded off. Home screens cut their own shape: for them it is 0. */
const ROUNDED = 8 / 28

/**
 * The site's logo as a picture of its own, in the accent colour of the light theme.
 * @param corners whether its corners are round, or left for whoever shows it to cut off
 */
export function iconSvg(corners: "round" | "square"): string {
  const { size, path, strokeWidth } = site.logo
  const radius = corners === "round" ? size * ROUNDED : 0
  const mark = themeColor("on-accent", "light")
  const paint =
    strokeWidth > 0
      ? `fill="none" stroke="${mark}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"`
      : `fill="${mark}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">`,
    `<rect width="${size}" height="${size}" rx="${radius}" fill="${themeColor("accent", "light")}"/>`,
    `<path d="${path}" ${paint}/>`,
    "</svg>",
  ].join("")
}
