import { useSyncExternalStore } from "react"
import type { Store } from "@/lib/room/store"

/** The value of a store; the component is rendered again only when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
