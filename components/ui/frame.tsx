import type { ReactNode } from "react"
import { Logo } from "./logo"

/** A page of one thing, below the logo and what is beside it. */
export function Frame({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col px-5 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-3 sm:py-4">
        <Logo />
        {aside}
      </header>
      <main className="mx-auto grid w-full max-w-6xl flex-1 content-center justify-items-center pb-10 *:w-full">
        {children}
      </main>
    </div>
  )
}
