import type { Metadata, Viewport } from "next"
import { headers } from "next/headers"
import { connection } from "next/server"
import type { ReactNode } from "react"
import { themeColor } from "@/lib/brand/theme-color"
import { siteOrigin } from "@/lib/server/site-origin"
import { site } from "@/lib/site"
import { fontVariables } from "./_fonts/geist"
import "./globals.css"

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: siteOrigin(await headers()),
    title: { default: site.name, template: `%s · ${site.name}` },
    description: site.description,
    applicationName: site.name,
    openGraph: { type: "website", siteName: site.name, locale: "en" },
    twitter: { card: "summary_large_image" },
    // Room names and codes that look like a telephone number are none.
    formatDetection: { telephone: false },
  }
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: (["light", "dark"] as const).map((scheme) => ({
    media: `(prefers-color-scheme: ${scheme})`,
    color: themeColor("background", scheme),
  })),
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered per request: its scripts carry the nonce of that request's Content-Security-Policy.
  await connection()
  return (
    <html lang="en" className={fontVariables}>
      <body>{children}</body>
    </html>
  )
}
