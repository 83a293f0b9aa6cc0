import { useSyncExternalStore } from "react"
import { readKeyFragment } from "@/lib/room/room-key"

export type RoomKey = { key: Uint8Array<ArrayBuffer> | undefined; isDamaged: boolean }

const subscribe = (listener: () => void) => {
  window.addEventListener("hashchange", listener)
  return () => window.removeEventListener("hashchange", listener)
}

/** The key in the page's address, which the server never sees; `isDamaged` where there is one that can't be read. */
export function useRoomKey(): RoomKey {
  const fragment = useSyncExternalStore(
    subscribe,
    () => location.hash,
    () => "",
  )
  try {
    return { key: readKeyFragment(fragment), isDamaged: false }
  } catch {
    return { key: undefined, isDamaged: true }
  }
}
