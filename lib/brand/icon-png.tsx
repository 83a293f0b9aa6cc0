import { ImageResponse } from "next/og"
import { iconSvg } from "./icon-svg"

/** The logo as a PNG of `size` × `size` pixels, for systems that take no SVG. */
export function iconPng(size: number, corners: "round" | "square"): ImageResponse {
  const source = `data:image/svg+xml;base64,${btoa(iconSvg(corners))}`
  // biome-ignore lint/performance/noImgElement: it is drawn here, not in a browser
  return new ImageResponse(<img src={source} width={size} height={size} alt="" />, {
    width: size,
    height: size,
  })
}
