"use client"

import { Check, Copy, X } from "lucide-react"
import { useCopy } from "@/components/ui/use-copy"
import { texts } from "../_lib/texts"

const STATES = {
  copied: { Icon: Check, word: texts.copied },
  failed: { Icon: X, word: texts.copyFailed },
  idle: { Icon: Copy, word: texts.copy },
}

type CopyButtonProps = {
  text: string
  /** Its accessible name, which begins with “Copy” as the button does. */
  label: string
  /** Whether all of the name is shown, where the button stands alone. */
  labelShown?: boolean
}

/** Copies a text, and says so. */
export function CopyButton({ text, label, labelShown = false }: CopyButtonProps) {
  const { outcome, copy } = useCopy()
  const { Icon, word } = STATES[outcome ?? "idle"]
  return (
    <>
      <button
        type="button"
        aria-label={label}
        onClick={() => copy(text)}
        className="inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-control px-3 text-label font-medium text-muted transition hover:bg-line hover:text-text sm:min-w-25"
      >
        <Icon className="size-4" aria-hidden="true" />
        <span className={labelShown ? undefined : "max-sm:hidden"} aria-hidden="true">
          {labelShown && !outcome ? label : word}
        </span>
      </button>
      <span role="status" className="sr-only">
        {outcome && word}
      </span>
    </>
  )
}
