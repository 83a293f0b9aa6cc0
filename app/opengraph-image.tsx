import { ImageResponse } from "next/og"
import { iconSvg } from "@/lib/brand/icon-svg"
import { themeColor } from "@/lib/brand/theme-color"
import { site } from "@/lib/site"

export const alt = `${site.name}: ${site.headline.join(" ")}`
export const contentType = "image/png"
export const size = { width: 1200, height: 630 }

/** The picture that chat apps and social networks show beside a link to the site, in Geist, which next/og brings. */
export default function OpengraphImage() {
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
        color: themeColor("text", "dark"),
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 24, fontSize: 44 }}>
        {/* biome-ignore lint/performance/noImgElement: it is drawn here, not in a browser */}
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
      <div style={{ display: "flex", fontSize: 36, color: themeColor("muted", "dark") }}>
        {site.description}
      </div>
    </div>,
    size,
  )
}
