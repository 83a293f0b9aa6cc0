import { useRoomContext, useSessionContext } from "@livekit/components-react"
import { ConnectionState, LocalTrack, RemoteTrack, type Room, RoomEvent } from "livekit-client"
import { Wifi } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { texts } from "@/lib/texts/call"
import { type EventKind, lastMessage, useAnnounce } from "./announcer"

const RECONNECTED: EventKind<string> = {
  id: "reconnected",
  format: lastMessage,
  icon: Wifi,
  immediate: true,
}

const MESSAGES: Record<ConnectionState, string | undefined> = {
  [ConnectionState.Connecting]: texts.joining,
  [ConnectionState.Connected]: undefined,
  [ConnectionState.Reconnecting]: texts.reconnecting,
  [ConnectionState.SignalReconnecting]: texts.reconnecting,
  // The state before connecting, and briefly at the end of the call.
  [ConnectionState.Disconnected]: undefined,
}

/** A banner over the tiles while the call is not connected. */
export function ConnectionBanner() {
  const { connectionState } = useSessionContext()
  const isSilent = useIsSilent()
  const message = MESSAGES[connectionState] ?? (isSilent ? texts.silent : undefined)
  useReconnectedAnnouncement(message)
  return (
    <div role="status" className="flex justify-center">
      {message && (
        <p className="rounded-full bg-foreground px-4 py-2 text-label font-medium text-background shadow-lg">
          {message}
        </p>
      )}
    </div>
  )
}

/** Announces the end of an interruption, which the banner shows only by disappearing. */
function useReconnectedAnnouncement(message: string | undefined): void {
  const announce = useAnnounce()
  const { connectionState } = useSessionContext()
  const isConnected = connectionState === ConnectionState.Connected && !message
  const isInterrupted = message === texts.reconnecting || message === texts.silent
  const wasInterrupted = useRef(false)

  useEffect(() => {
    if (isInterrupted) wasInterrupted.current = true
    if (!isConnected || !wasInterrupted.current) return
    wasInterrupted.current = false
    announce(RECONNECTED, texts.reconnected)
  }, [isConnected, isInterrupted, announce])
}

/** After these events media may use another ICE transport, or the first one. */
const TRANSPORT_EVENTS = [
  RoomEvent.LocalTrackPublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.Reconnected,
] as const

/**
 * Returns whether no media arrives from the LiveKit server. Complements LiveKit's connection state, which only changes
 * after 15 seconds of missed pings; the browser's ICE transport notices within a few seconds.
 */
function useIsSilent(): boolean {
  const room = useRoomContext()
  const [isSilent, setSilent] = useState(false)

  useEffect(() => {
    let transport: RTCIceTransport | undefined
    const update = () => setSilent(transport?.state === "disconnected")
    const watch = (next: RTCIceTransport | undefined) => {
      if (next === transport) return
      transport?.removeEventListener("statechange", update)
      transport = next
      transport?.addEventListener("statechange", update)
      update()
    }
    const onChange = () => watch(iceTransportOf(room))
    onChange()
    for (const event of TRANSPORT_EVENTS) room.on(event, onChange)
    return () => {
      for (const event of TRANSPORT_EVENTS) room.off(event, onChange)
      watch(undefined)
    }
  }, [room])

  return isSilent
}

/** Returns the ICE transport of any sent or received track: LiveKit's client doesn't expose its peer connections. */
function iceTransportOf(room: Room): RTCIceTransport | undefined {
  for (const participant of [room.localParticipant, ...room.remoteParticipants.values()]) {
    for (const { track } of participant.trackPublications.values()) {
      const sender = track instanceof LocalTrack ? track.sender : undefined
      const receiver = track instanceof RemoteTrack ? track.receiver : undefined
      const transport = (sender ?? receiver)?.transport?.iceTransport
      if (transport) return transport
    }
  }
  return undefined
}
