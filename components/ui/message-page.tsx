import type { ReactNode } from "react"

type MessagePageProps = {
  title: string
  detail: string
  /** Shown at the top. */
  logo?: ReactNode
  /** Buttons or links that lead on; at least one. */
  children: ReactNode
}

/**
 * A page that shows a message in place of content. Apart from PageFrame, because Next loads the error pages with every
 * page, and their chunks would each have a copy of next/link.
 */
export function MessagePage({ title, detail, logo, children }: MessagePageProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col px-5 sm:px-8">
      <header className="flex min-h-17 py-3 sm:py-4">{logo}</header>
      <main className="flex flex-1 flex-col items-center justify-center gap-4 pb-14 text-center">
        <h1 className="text-title">{title}</h1>
        <p className="max-w-sm text-muted-foreground">{detail}</p>
        <div className="mt-3 flex flex-wrap justify-center gap-2.5">{children}</div>
      </main>
    </div>
  )
}
