import type { MetadataRoute } from "next"
import { themeColor } from "@/lib/brand/theme-color"
import { site } from "@/lib/site"

/** What a browser needs to offer the site as an app. A manifest has no colours for dark: the page's own take over. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: site.name,
    short_name: site.name,
    description: site.description,
    start_url: "/",
    display: "standalone",
    background_color: themeColor("background", "light"),
    theme_color: themeColor("background", "light"),
    icons: [
      { src: "/icon", sizes: "any", type: "image/svg+xml" },
      { src: "/icons/192", sizes: "192x192", type: "image/png", purpose: "maskable" },
      { src: "/icons/512", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/icons/192", sizes: "192x192", type: "image/png", purpose: "any" },
      { src: "/icons/512", sizes: "512x512", type: "image/png", purpose: "any" },
    ],
  }
}
