import type { Room } from "livekit-client"
import { useEffect, useEffectEvent } from "react"
import { type ChatLog, LONGEST_MESSAGE } from "@/lib/room/chat-log"
import { CHAT_TOPIC } from "@/lib/room/deliver-message"
import { readText } from "@/lib/room/read-text"
import { texts } from "@/lib/texts/chat"
import { useAnnounce } from "../announcer/announce-context"

/**
 * Takes in what others write. LiveKit's `useChat` speaks the same protocol, but keeps every message for ever, copies
 * and searches all of them for each new one, and renders each time: one hostile sender would freeze the page.
 */
export function useIncoming(room: Room, log: ChatLog): void {
  const announce = useAnnounce()
  const onMessage = useEffectEvent((identity: string, text: string) => {
    const name = room.getParticipantByIdentity(identity)?.name || texts.someone
    const entry = log.receive({ identity, name, text })
    if (entry) announce({ kind: "message", name: entry.name, text: entry.text })
  })

  useEffect(() => {
    room.registerTextStreamHandler(CHAT_TOPIC, async (reader, { identity }) => {
      const text = await readText(reader, 2 * LONGEST_MESSAGE)
      if (text !== undefined) onMessage(identity, text)
    })
    return () => room.unregisterTextStreamHandler(CHAT_TOPIC)
  }, [room])
}
