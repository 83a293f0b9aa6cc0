import { useEffect, useState } from "react"

/** How long “copied” stays, in milliseconds. */
const CONFIRMED_FOR = 2500

/** Puts text on the clipboard, and says for a while how that went. */
export function useCopy() {
  const [outcome, setOutcome] = useState<"copied" | "failed">()
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), CONFIRMED_FOR)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome("copied")
    } catch {
      setOutcome("failed")
    }
  }
  return { outcome, copy }
}
