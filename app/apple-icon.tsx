import { iconPng } from "@/lib/brand/icon-png"

export const contentType = "image/png"
export const size = { width: 180, height: 180 }

/** The icon on an iPhone's home screen, which rounds its corners itself. */
export default function AppleIcon() {
  return iconPng(size.width, "square")
}
