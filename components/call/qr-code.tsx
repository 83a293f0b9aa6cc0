import { useMemo } from "react"
import { encode } from "uqr"
import { texts } from "@/lib/texts/call"

/** A link as a QR code and as text. A lazy chunk, because of its library. */
export function QrCode({ link }: { link: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(link, { border: 2 })
    return { size: code.size, path: qrPath(code.data) }
  }, [link])

  return (
    <div className="flex flex-wrap items-center gap-4">
      <svg
        role="img"
        aria-label={texts.invite.code}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-40 shrink-0 rounded-control bg-paper"
      >
        <path d={path} className="fill-ink" />
      </svg>
      <p className="min-w-40 flex-1 text-label text-muted-foreground">
        <span>{`${texts.invite.scanCode} `}</span>
        <span translate="no" className="wrap-anywhere text-foreground">
          {link}
        </span>
      </p>
    </div>
  )
}

/** Returns an SVG path with one rectangle for each run of dark modules in a row. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
  let path = ""
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      const width = x + 1 - start
      path += `M${start} ${y}h${width}v1h-${width}z`
    }
  })
  return path
}
