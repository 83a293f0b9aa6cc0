import { site } from "@/lib/site"

/** The logo and the product's name. */
export function Logo() {
  const { size, path, strokeWidth } = site.logo
  return (
    <span className="flex min-h-11 items-center gap-2.5 font-semibold tracking-tight">
      <svg viewBox={`0 0 ${size} ${size}`} className="size-7 rounded-sm bg-primary" aria-hidden="true">
        <path
          d={path}
          className={strokeWidth > 0 ? "fill-none stroke-primary-foreground" : "fill-primary-foreground"}
          strokeWidth={strokeWidth}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span translate="no">{site.name}</span>
    </span>
  )
}
