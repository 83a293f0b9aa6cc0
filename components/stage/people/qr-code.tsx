import { useMemo } from "react"
import { encode } from "uqr"
import { qrPath } from "./qr-path"
import { texts } from "./texts"

/** A link as a picture that phones read, and as text. */
export function QrCode({ link }: { link: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(link, { border: 2 })
    return { size: code.size, path: qrPath(code.data) }
  }, [link])

  return (
    <div className="flex items-center gap-4 max-sm:flex-col">
      <svg
        role="img"
        aria-label={texts.code}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-40 shrink-0 rounded-control bg-paper"
      >
        <path d={path} className="fill-ink" />
      </svg>
      <p className="min-w-0 text-label text-muted">
        {texts.codeHint} <span className="wrap-anywhere text-text">{link}</span>
      </p>
    </div>
  )
}
