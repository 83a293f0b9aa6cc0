import { ImageResponse } from "next/og"
import { site } from "./site"
import { themeColor } from "./theme-color"

/**
 * Wraps a PNG in an ICO file.
 * @param size the sides' length in pixels, at most 256
 */
export function ico(png: ArrayBuffer, size: number): Uint8Array<ArrayBuffer> {
  const HEADER_BYTES = 22
  const file = new Uint8Array(HEADER_BYTES + png.byteLength)
  const view = new DataView(file.buffer)
  view.setUint16(2, 1, true) // type: icon
  view.setUint16(4, 1, true) // number of images
  // The sides are one byte each; 0 means 256.
  view.setUint8(6, size % 256)
  view.setUint8(7, size % 256)
  view.setUint16(10, 1, true) // color planes
  view.setUint16(12, 32, true) // bits per pixel
  view.setUint32(14, png.byteLength, true)
  view.setUint32(18, HEADER_BYTES, true)
  file.set(new Uint8Array(png), HEADER_BYTES)
  return file
}

/** The corner radius as a share of the side. */
const CORNER_RADIUS = 8 / 28

/**
 * Returns the logo as an SVG in the accent colour of the light theme.
 * @param corners square for home screens, which apply their own shape
 */
export function iconSvg(corners: "round" | "square"): string {
  const { size, path, strokeWidth } = site.logo
  const radius = corners === "round" ? size * CORNER_RADIUS : 0
  const mark = themeColor("primary-foreground", "light")
  const paint =
    strokeWidth > 0
      ? `fill="none" stroke="${mark}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"`
      : `fill="${mark}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">`,
    `<rect width="${size}" height="${size}" rx="${radius}" fill="${themeColor("primary", "light")}"/>`,
    `<path d="${path}" ${paint}/>`,
    "</svg>",
  ].join("")
}

/** Returns the logo as a PNG of `size` × `size` pixels, for systems without SVG support. */
export function iconPng(size: number, corners: "round" | "square"): ImageResponse {
  const source = `data:image/svg+xml;base64,${btoa(iconSvg(corners))}`
  // biome-ignore lint/performance/noImgElement: next/og renders this, not a browser
  return new ImageResponse(<img src={source} width={size} height={size} alt="" />, {
    width: size,
    height: size,
  })
}
