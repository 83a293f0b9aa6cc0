import { useState } from "react"
import { type Outcome, sendRequest } from "../../_lib/send-request"

/** A request's outcome, with the room it asked for. `count` tells one exchange from the next. */
export type Exchange = { outcome: Outcome; askedRoom: string | undefined; count: number }

/** Sends token requests, one at a time. */
export function useRequest(url: string) {
  const [exchange, setExchange] = useState<Exchange>()
  const [isSending, setIsSending] = useState(false)

  const send = async (body: Record<string, unknown>) => {
    if (isSending) return
    setIsSending(true)
    const outcome = await sendRequest(url, body)
    const askedRoom = typeof body.room_name === "string" ? body.room_name : undefined
    setExchange((before) => ({ outcome, askedRoom, count: (before?.count ?? 0) + 1 }))
    setIsSending(false)
  }
  return { exchange, isSending, send }
}
