import Link from "next/link"
import type { ReactNode } from "react"
import { Logo } from "./logo"

type PageFrameProps = {
  /** Shown beside the logo. */
  aside?: ReactNode
  /**
   * Where the content stands. “top” is for long content: browsers paint a page before all of its HTML has arrived, and
   * centred content would move with each part. The space above it depends on the window alone.
   */
  align?: "center" | "top"
  children: ReactNode
}

/** A page with the logo and content. */
export function PageFrame({ aside, align = "center", children }: PageFrameProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col px-5 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-3 sm:py-4">
        <HomeLink />
        {aside}
      </header>
      <main
        className={`mx-auto grid w-full max-w-6xl flex-1 justify-items-center pb-10 *:w-full ${align === "top" ? "content-start lg:pt-[max(0px,calc((100svh-41rem)/2))]" : "content-center"}`}
      >
        {children}
      </main>
    </div>
  )
}

/** The logo, linked to the start page. */
export function HomeLink() {
  return (
    <Link href="/" className="rounded-control">
      <Logo />
    </Link>
  )
}
