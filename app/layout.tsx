import type { Metadata, Viewport } from "next"
import { cookies, headers } from "next/headers"
import { connection } from "next/server"
import type { ReactNode } from "react"
import { appPath } from "@/lib/app-path"
import { siteOrigin } from "@/lib/server/origin"
import { imageSizes, site } from "@/lib/site"
import { parseTheme, THEME_COOKIE } from "@/lib/theme"
import { themeColor } from "@/lib/theme-color"
import { fontVariables } from "./_fonts/geist"
import "./globals.css"

const { appleIcon } = imageSizes

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: siteOrigin(await headers()),
    title: { default: site.name, template: `%s · ${site.name}` },
    description: site.description,
    applicationName: site.name,
    // Next's file conventions for images forget the base path with Turbopack.
    icons: {
      icon: { url: appPath("/icon"), type: "image/svg+xml" },
      apple: { url: appPath("/apple-icon"), sizes: `${appleIcon.width}x${appleIcon.height}` },
    },
    openGraph: {
      type: "website",
      siteName: site.name,
      locale: "en",
      images: {
        url: appPath("/opengraph-image"),
        alt: `${site.name}: ${site.headline.join(" ")}`,
        ...imageSizes.linkPreview,
      },
    },
    twitter: { card: "summary_large_image" },
    // Safari would link room names that look like phone numbers.
    formatDetection: { telephone: false },
  }
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme()
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    interactiveWidget: "resizes-content",
    // `themeStore` changes both when the user does.
    themeColor: (["light", "dark"] as const).map((scheme) => ({
      media: `(prefers-color-scheme: ${scheme})`,
      color: themeColor("background", theme ?? scheme),
    })),
  }
}

/** Returns the theme that the user chose, unless it is the system's. */
async function chosenTheme() {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return theme === "system" ? undefined : theme
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Renders each page per request, so that its scripts carry the nonce of the Content-Security-Policy.
  await connection()
  return (
    // Translators and extensions change attributes of both before hydration.
    <html lang="en" className={fontVariables} data-theme={await chosenTheme()} suppressHydrationWarning>
      <body suppressHydrationWarning>{children}</body>
    </html>
  )
}
