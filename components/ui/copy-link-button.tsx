"use client"

import { Check, Link } from "lucide-react"
import { useEffect, useState } from "react"

/** How long “Link copied” stays, in milliseconds. */
const CONFIRMED_FOR = 2500

/** Copies the address of the page, and says so. */
export function CopyLinkButton() {
  const [outcome, setOutcome] = useState<"copied" | "failed">()
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), CONFIRMED_FOR)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      setOutcome("copied")
    } catch {
      setOutcome("failed")
    }
  }

  const Icon = outcome === "copied" ? Check : Link
  return (
    <>
      <button
        type="button"
        onClick={copy}
        aria-label="Copy invite link"
        className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-control border border-line px-3 text-label font-medium transition hover:bg-raised"
      >
        <Icon className="size-4" aria-hidden="true" />
        <span className="max-sm:sr-only" aria-hidden="true">
          {outcome === "copied"
            ? "Link copied"
            : outcome === "failed"
              ? "Copy it from the address"
              : "Copy invite link"}
        </span>
      </button>
      <span role="status" className="sr-only">
        {outcome === "copied" ? "Link copied" : outcome === "failed" ? "The link could not be copied" : ""}
      </span>
    </>
  )
}
