import { site } from "@/lib/site"

/** The mark and the name. */
export function LogoMark() {
  const { size, path, strokeWidth } = site.logo
  return (
    <span className="flex min-h-11 items-center gap-2.5 font-semibold tracking-tight">
      <svg viewBox={`0 0 ${size} ${size}`} className="size-7 rounded-lg bg-accent" aria-hidden="true">
        <path
          d={path}
          className={strokeWidth > 0 ? "fill-none stroke-on-accent" : "fill-on-accent"}
          strokeWidth={strokeWidth}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {site.name}
    </span>
  )
}
