import { ConnectionState, type Room } from "livekit-client"
import type { Delivery } from "./chat-log"

/** The topic of LiveKit's own chat components and agents, so that other apps in the room take part. */
export const CHAT_TOPIC = "lk.chat"

/** After this long without an answer a message counts as not sent, in milliseconds. */
const PATIENCE = 10_000

/**
 * Sends a message to everyone in the room.
 *
 * Not while the connection is coming back: LiveKit's client would take the message, promise to send it later, and
 * forget it where a new connection has to be made.
 */
export async function deliverMessage(room: Room, text: string): Promise<Delivery> {
  if (room.state !== ConnectionState.Connected) return "failed"
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("No answer")), PATIENCE)
  })
  try {
    await Promise.race([room.localParticipant.sendText(text, { topic: CHAT_TOPIC }), tooLate])
    return "sent"
  } catch {
    return "failed"
  } finally {
    clearTimeout(timer)
  }
}
