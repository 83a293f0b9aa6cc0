import { imageSizes } from "@/lib/site"
import { iconPng } from "@/lib/site-icons"

export const dynamic = "force-static"

/** The icon on iPhone home screens, which round the corners themselves. */
export function GET() {
  return iconPng(imageSizes.appleIcon.width, "square")
}
