import { ico } from "@/lib/brand/ico"
import { iconPng } from "@/lib/brand/icon-png"

export const dynamic = "force-static"

const SIZE = 48

/** For whatever asks for an icon without reading the page: bookmarks, feed readers, older browsers. */
export async function GET() {
  const png = await iconPng(SIZE, "round").arrayBuffer()
  return new Response(ico(png, SIZE), { headers: { "Content-Type": "image/x-icon" } })
}
