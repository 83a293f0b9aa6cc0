import { ico, iconPng } from "@/lib/site-icons"

export const dynamic = "force-static"

const SIZE = 48

/** For clients that request the icon without reading the page: bookmarks, feed readers, older browsers. */
export async function GET() {
  const png = await iconPng(SIZE, "round").arrayBuffer()
  return new Response(ico(png, SIZE), { headers: { "Content-Type": "image/x-icon" } })
}
