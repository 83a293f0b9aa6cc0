import { useMaybeRoomContext } from "@livekit/components-react"
import { ParticipantEvent } from "livekit-client"
import { UserCheck } from "lucide-react"
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react"
import { ALL_RIGHTS, type Right, type Rights, rightsInCall } from "@/lib/room/rights"
import { texts } from "@/lib/texts/rights"
import { type EventKind, useAnnounce } from "./announcer"
import { useCall } from "./call-context"
import { useNotice } from "./notice"

/** Returns what the user may do in the room, and follows its changes. What isn't allowed isn't offered. */
export function useRights(): Rights {
  const room = useMaybeRoomContext()
  const { participantToken, isOwnToken } = useCall()
  const subscribe = useCallback(
    (listener: () => void) => {
      room?.localParticipant.on(ParticipantEvent.ParticipantPermissionsChanged, listener)
      return () => {
        room?.localParticipant.off(ParticipantEvent.ParticipantPermissionsChanged, listener)
      }
    },
    [room],
  )
  return useSyncExternalStore(subscribe, () =>
    room ? rightsInCall(room.localParticipant.permissions, { participantToken, isOwnToken }) : ALL_RIGHTS,
  )
}

const GAINED: EventKind<Right> = {
  id: "rights-gained",
  format: (rights) => [texts.gained([...new Set(rights)])],
  icon: UserCheck,
}

/** Notifies the user of rights that they gain or lose during the call. Devices don't start again by themselves. */
export function useRightsNotices(): void {
  const rights = useRights()
  const known = useRef(rights)
  const notify = useNotice()
  const announce = useAnnounce()

  useEffect(() => {
    const before = known.current
    known.current = rights
    const changed = (Object.keys(rights) as Right[]).filter((right) => rights[right] !== before[right])
    const told = changed.filter((right) => right !== "screenShareAudio")
    const lost = told.filter((right) => !rights[right])
    if (lost.length > 0) notify(texts.lost(lost))
    for (const right of told) if (rights[right]) announce(GAINED, right)
  }, [rights, notify, announce])
}
