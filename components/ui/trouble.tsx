import type { ReactNode } from "react"

type TroubleProps = {
  title: string
  detail: string
  /** The ways on: at least one. */
  children: ReactNode
}

/** A page in place of one that isn't there or broke. */
export function Trouble({ title, detail, children }: TroubleProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 p-5 text-center">
      <h1 className="text-title">{title}</h1>
      <p className="max-w-sm text-muted">{detail}</p>
      <div className="mt-3 flex flex-wrap justify-center gap-2.5">{children}</div>
    </main>
  )
}
