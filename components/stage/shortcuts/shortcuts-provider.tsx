import type { ReactNode } from "react"
import { ShortcutList } from "./shortcut-list"
import { usePushToTalk } from "./use-push-to-talk"

export function ShortcutsProvider({ children }: { children: ReactNode }) {
  usePushToTalk()
  return (
    <>
      {children}
      <ShortcutList />
    </>
  )
}
