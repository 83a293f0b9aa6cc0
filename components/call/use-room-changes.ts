import { useRoomContext } from "@livekit/components-react"
import { RoomEvent } from "livekit-client"
import { useEffect, useMemo, useReducer } from "react"
import { ROSTER_ATTRIBUTES } from "@/lib/participants"
import { type Roster, rosterOf } from "@/lib/room/roster"

const NO_ATTRIBUTES: readonly string[] = []

/**
 * Re-renders the component after any of these events of the room, once for all that come together. Replaces LiveKit's
 * `useParticipants` and `useTracks`, which list everyone again for each event: seconds of work when thousands of
 * participants come back after a reconnect.
 * @param events the same array at every render
 * @param attributes of participants, whose changes count too; the same array at every render
 * @returns a number that differs after each change, as a dependency for `useMemo`
 */
export function useRoomChanges(
  events: readonly RoomEvent[],
  attributes: readonly string[] = NO_ATTRIBUTES,
): number {
  const room = useRoomContext()
  const [version, onChange] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    // Catches events between the render and this effect.
    onChange()
    // Not every change: anyone can change their attributes many times a second.
    const onAttributes = (changed: Record<string, string>) => {
      if (attributes.some((name) => name in changed)) onChange()
    }
    for (const event of events) room.on(event, onChange)
    room.on(RoomEvent.ParticipantAttributesChanged, onAttributes)
    return () => {
      for (const event of events) room.off(event, onChange)
      room.off(RoomEvent.ParticipantAttributesChanged, onAttributes)
    }
  }, [room, events, attributes])
  return version
}

const PRESENCE_EVENTS = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.ParticipantPermissionsChanged,
] as const

/** Returns who is in the call. Replaces LiveKit's `useParticipants`, for the reason given above. */
export function useRoster(): Roster {
  const room = useRoomContext()
  const version = useRoomChanges(PRESENCE_EVENTS, ROSTER_ATTRIBUTES)
  // biome-ignore lint/correctness/useExhaustiveDependencies: LiveKit changes the room in place; the version says when
  return useMemo(() => rosterOf(room), [room, version])
}
