import type { MetadataRoute } from "next"
import { appPath } from "@/lib/app-path"
import { site } from "@/lib/site"
import { themeColor } from "@/lib/theme-color"

/** Lets browsers install the site as an app. Manifests have no dark colours; the page's theme-color takes over. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: site.name,
    short_name: site.name,
    description: site.description,
    start_url: appPath("/"),
    display: "standalone",
    background_color: themeColor("background", "light"),
    theme_color: themeColor("background", "light"),
    icons: [
      { src: appPath("/icon"), sizes: "any", type: "image/svg+xml" },
      { src: appPath("/icons/192"), sizes: "192x192", type: "image/png", purpose: "maskable" },
      { src: appPath("/icons/512"), sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: appPath("/icons/192"), sizes: "192x192", type: "image/png", purpose: "any" },
      { src: appPath("/icons/512"), sizes: "512x512", type: "image/png", purpose: "any" },
    ],
  }
}
