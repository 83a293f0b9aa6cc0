import { ImageResponse } from "next/og"
import { imageSizes, site } from "@/lib/site"
import { iconSvg } from "@/lib/site-icons"
import { themeColor } from "@/lib/theme-color"

export const dynamic = "force-static"

/** The link preview image for chat apps and social networks. Its font, Geist, comes with next/og. */
export function GET() {
  const icon = `data:image/svg+xml;base64,${btoa(iconSvg("round"))}`
  return new ImageResponse(
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        width: "100%",
        height: "100%",
        padding: 80,
        background: themeColor("background", "dark"),
        color: themeColor("foreground", "dark"),
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 24, fontSize: 44 }}>
        {/* biome-ignore lint/performance/noImgElement: next/og renders this, not a browser */}
        <img src={icon} width={80} height={80} alt="" />
        {site.name}
      </div>
      <div style={{ display: "flex", flexDirection: "column", fontSize: 116, lineHeight: 1.05 }}>
        {site.headline.map((line) => (
          <div key={line} style={{ letterSpacing: -4 }}>
            {line}
          </div>
        ))}
      </div>
      <div style={{ display: "flex", fontSize: 36, color: themeColor("muted-foreground", "dark") }}>
        {site.description}
      </div>
    </div>,
    imageSizes.linkPreview,
  )
}
