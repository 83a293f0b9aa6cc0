import { type RemoteParticipant, type Room, RoomEvent } from "livekit-client"
import { useEffect, useEffectEvent } from "react"
import { readText } from "@/lib/room/read-text"
import { useAnnounce } from "../announce-context"
import { type ChatLog, LONGEST_MESSAGE } from "./chat-log"
import { CHAT_TOPIC } from "./deliver-message"
import { messagesSaid } from "./messages-said"
import { texts } from "./texts"

/**
 * Takes in what others write. LiveKit's `useChat` speaks the same protocol, but keeps every message for ever, copies
 * and searches all of them for each new one, and renders each time: one hostile sender would freeze the page.
 */
export function useIncoming(room: Room, log: ChatLog): void {
  const announce = useAnnounce()
  const onMessage = useEffectEvent((identity: string, text: string) => {
    const name = room.getParticipantByIdentity(identity)?.name
    const entry = log.receive({ identity, name, text })
    if (entry) announce(messagesSaid, { name: entry.name || texts.someone, text: entry.text })
  })

  useEffect(() => {
    room.registerTextStreamHandler(CHAT_TOPIC, async (reader, { identity }) => {
      const text = await readText(reader, 2 * LONGEST_MESSAGE)
      if (text !== undefined) onMessage(identity, text)
    })
    const onJoined = ({ identity, name }: RemoteParticipant) => name && log.learnName(identity, name)
    room.on(RoomEvent.ParticipantConnected, onJoined)
    return () => {
      room.unregisterTextStreamHandler(CHAT_TOPIC)
      room.off(RoomEvent.ParticipantConnected, onJoined)
    }
  }, [room, log])
}
