import type { MetadataRoute } from "next"
import { appPath } from "@/lib/app-path"

/** Rooms carry `noindex` instead: search engines must fetch a page to see that. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", disallow: appPath("/api/") } }
}
