"use client"

import Link from "next/link"
import { buttonStyles } from "@/components/ui/button"

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 p-5 text-center">
      <h1 className="text-title">Something broke on this page</h1>
      <p className="max-w-sm text-muted">It is not your doing. Trying again often helps.</p>
      <div className="flex flex-wrap justify-center gap-2.5">
        <button type="button" className={buttonStyles.primary} onClick={retry}>
          Try again
        </button>
        <Link href="/" className={buttonStyles.outline}>
          Back to start
        </Link>
      </div>
    </main>
  )
}
