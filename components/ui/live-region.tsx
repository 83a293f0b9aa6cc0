import { createContext, useContext, useState } from "react"
import { Store } from "@/lib/room/store"
import { useStore } from "./use-store"

export type LiveMessage = { id: number; text: string }

/** The messages that live regions speak; none outside of a call. */
export const LiveMessagesContext = createContext(new Store<readonly LiveMessage[]>([]))

/**
 * Speaks what the page announces. A modal dialog makes the page around it inert, so each dialog has a live region of its
 * own. The role `log` is polite, and reads only what is new.
 */
export function LiveRegion() {
  const messages = useStore(useContext(LiveMessagesContext))
  // What was said before this region existed is not news.
  const [firstId] = useState(() => (messages.at(-1)?.id ?? -1) + 1)
  return (
    <div role="log" className="sr-only">
      {messages.map(({ id, text }) => id >= firstId && <p key={id}>{text}</p>)}
    </div>
  )
}
