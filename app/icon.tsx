import { iconSvg } from "@/lib/brand/icon-svg"

export const contentType = "image/svg+xml"

/** The icon of a browser's tab. */
export default function Icon() {
  return new Response(iconSvg("round"), { headers: { "Content-Type": contentType } })
}
