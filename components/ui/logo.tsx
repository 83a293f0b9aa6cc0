import Link from "next/link"
import { site } from "@/lib/site"

/** The mark and the name, which lead to the start page. */
export function Logo() {
  return (
    <Link
      href="/"
      className="flex min-h-11 items-center gap-2.5 rounded-control font-semibold tracking-tight"
    >
      <svg viewBox="0 0 28 28" className="size-7" aria-hidden="true">
        <rect width="28" height="28" rx="8" className="fill-accent" />
        <path
          d="M9 19.5V10.2c0-.9.7-1.7 1.7-1.7h5.1c.9 0 1.7.8 1.7 1.7v9.3h2"
          className="stroke-on-accent"
          fill="none"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="20.4" cy="19.4" r="1.3" className="fill-on-accent" />
      </svg>
      {site.name}
    </Link>
  )
}
