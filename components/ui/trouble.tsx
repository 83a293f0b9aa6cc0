import type { ReactNode } from "react"

type TroubleProps = {
  title: string
  detail: string
  /** What leads to the start page, at the top. Not where an error is shown: its code would come with every page. */
  logo?: ReactNode
  /** The ways on: at least one. */
  children: ReactNode
}

/** A page in place of one that isn't there or broke. It needs nothing of the app: its links load everything anew. */
export function Trouble({ title, detail, logo, children }: TroubleProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col px-5 sm:px-8">
      <header className="flex min-h-17 py-3 sm:py-4">{logo}</header>
      <main className="flex flex-1 flex-col items-center justify-center gap-4 pb-14 text-center">
        <h1 className="text-title">{title}</h1>
        <p className="max-w-sm text-muted">{detail}</p>
        <div className="mt-3 flex flex-wrap justify-center gap-2.5">{children}</div>
      </main>
    </div>
  )
}
