import { useSyncExternalStore } from "react"

const subscribe = (listener: () => void) => {
  window.addEventListener("hashchange", listener)
  return () => window.removeEventListener("hashchange", listener)
}

/** What follows the `#` of the page's address, with the `#`: the part of a link that the server never sees. */
export function useLinkFragment(): string {
  return useSyncExternalStore(
    subscribe,
    () => location.hash,
    () => "",
  )
}
