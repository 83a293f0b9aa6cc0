import type { Metadata } from "next"
import Link from "next/link"
import { buttonStyles } from "@/components/ui/button"

export const metadata: Metadata = { title: "Not found" }

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 p-5 text-center">
      <h1 className="text-title">There is nothing here</h1>
      <p className="max-w-sm text-muted">
        The address may be cut off, or it holds a room name that no room can have. Ask for the link again, or
        start a room of your own.
      </p>
      <Link href="/" className={buttonStyles.primary}>
        Back to start
      </Link>
    </main>
  )
}
