"use client"

import { Check, Link } from "lucide-react"
import { texts } from "@/lib/texts/copy-link"
import { useCopy } from "./use-copy"

/** Copies the address of the page, and says so. */
export function CopyLinkButton() {
  const { outcome, copy } = useCopy()
  const Icon = outcome === "copied" ? Check : Link
  return (
    <>
      <button
        type="button"
        onClick={() => copy(location.href)}
        aria-label={texts.copy}
        className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-control border border-line px-3 text-label font-medium transition hover:bg-raised"
      >
        <Icon className="size-4" aria-hidden="true" />
        <span className="max-sm:sr-only" aria-hidden="true">
          {outcome === "copied" ? texts.copied : outcome === "failed" ? texts.failedShort : texts.copy}
        </span>
      </button>
      <span role="status" className="sr-only">
        {outcome && texts[outcome]}
      </span>
    </>
  )
}
