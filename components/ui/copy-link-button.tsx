"use client"

import { Check, Link } from "lucide-react"
import { texts } from "@/lib/texts/copy-link"
import { buttonStyles } from "./button"
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
        className={`${buttonStyles.small} min-w-11 shrink-0`}
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
