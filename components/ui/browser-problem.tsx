"use client"

import { useSyncExternalStore } from "react"
import { type BrowserProblem, browserProblem } from "@/lib/room/browser-support"
import { texts } from "@/lib/texts/browser"

/** Returns why this browser can't join the page's room. Hydration starts without a problem. */
export function useBrowserProblem(): BrowserProblem | undefined {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener("hashchange", listener)
      return () => window.removeEventListener("hashchange", listener)
    },
    () => browserProblem(location.hash),
    () => undefined,
  )
}

/** Says what the browser lacks for a call, and how to fix it. */
export function BrowserProblemAlert({ problem }: { problem: BrowserProblem }) {
  return (
    <p role="alert" className="rounded-control border border-destructive px-4 py-3 text-[15px]/6">
      {texts[problem]}
    </p>
  )
}
