"use client"

import { Check, Copy, Link, X } from "lucide-react"
import { useEffect, useState } from "react"
import { copyLinkTexts, copyTexts } from "@/lib/texts/prejoin"
import { buttonStyles } from "./button"

const RESULT_SHOWN_MS = 2500

type CopyButtonProps = {
  text: string
  /** Its accessible name, which begins with “Copy” like the visible text. */
  label: string
  /** Shows the whole label, for a button that stands alone. */
  labelShown?: boolean
}

/** Copies a text to the clipboard and shows the result. */
export function CopyButton({ text, label, labelShown = false }: CopyButtonProps) {
  const { result, copy } = useCopy()
  const Icon = result === "copied" ? Check : result === "failed" ? X : Copy
  return (
    <>
      <button
        type="button"
        aria-label={label}
        onClick={() => copy(text)}
        className="inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-control px-3 text-label font-medium text-muted-foreground transition hover:bg-accent hover:text-foreground sm:min-w-25"
      >
        <Icon className="size-4" aria-hidden="true" />
        <span className={labelShown ? undefined : "max-sm:hidden"} aria-hidden="true">
          {result ? copyTexts[result] : labelShown ? label : copyTexts.copy}
        </span>
      </button>
      <span role="status" className="sr-only">
        {result && copyTexts[result]}
      </span>
    </>
  )
}

/** Copies the page's URL, which is the room's invite link. */
export function CopyLinkButton() {
  const { result, copy } = useCopy()
  const Icon = result === "copied" ? Check : result === "failed" ? X : Link
  const shortTexts = { copied: copyLinkTexts.copied, failed: copyLinkTexts.failedShort }
  return (
    <>
      <button
        type="button"
        onClick={() => copy(location.href)}
        aria-label={copyLinkTexts.copy}
        className={`${buttonStyles.small} min-w-11 shrink-0`}
      >
        <Icon className="size-4" aria-hidden="true" />
        {/* Phones have space for the text only if there is something to do. */}
        <span className={result === "failed" ? "" : "max-sm:sr-only"} aria-hidden="true">
          {result ? shortTexts[result] : copyLinkTexts.copy}
        </span>
      </button>
      <span role="status" className="sr-only">
        {result && copyLinkTexts[result]}
      </span>
    </>
  )
}

/** Copies text to the clipboard. `result` is reset after a while. */
function useCopy() {
  const [result, setResult] = useState<"copied" | "failed">()
  useEffect(() => {
    if (!result) return
    const timer = setTimeout(() => setResult(undefined), RESULT_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [result])

  const copy = async (text: string) => {
    try {
      await copyText(text)
      setResult("copied")
    } catch {
      setResult("failed")
    }
  }
  return { result, copy }
}

/** @throws if the browser doesn't allow it */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  // Pages without HTTPS have the deprecated way only.
  let isCopied = false
  const setText = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text)
    event.preventDefault()
    event.stopImmediatePropagation()
    isCopied = event.clipboardData !== null
  }
  document.addEventListener("copy", setText, { capture: true, once: true })
  document.execCommand("copy")
  document.removeEventListener("copy", setText, { capture: true })
  if (!isCopied) throw new DOMException("Copying isn't allowed", "NotAllowedError")
}
