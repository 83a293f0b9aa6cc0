import type { MetadataRoute } from "next"

/** Rooms are not listed here but carry `noindex`: a search engine has to fetch a page to read that. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", disallow: "/api/" } }
}
