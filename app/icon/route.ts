import { iconSvg } from "@/lib/site-icons"

export const dynamic = "force-static"

/** The icon in browser tabs. */
export function GET() {
  return new Response(iconSvg("round"), { headers: { "Content-Type": "image/svg+xml" } })
}
