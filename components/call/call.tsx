"use client"

import { SessionProvider, useSession } from "@livekit/components-react"
import { useEffect, useMemo } from "react"
import { useStore } from "@/components/ui/use-store"
import type { ActiveCall } from "@/lib/room/active-call"
import type { JoinSource } from "@/lib/room/join-source"
import { CallContext } from "./call-context"
import { CallView } from "./call-view"
import { EncryptionContext } from "./encryption-status"
import { PublicationContext } from "./preview-publication"

export { ActiveCall } from "@/lib/room/active-call"

type CallProps = {
  call: ActiveCall
  roomName: string
  source: JoinSource
  isShown: boolean
}

/** Connects to the call's room, and shows it. The token was fetched and checked before (lib/room/call-session.ts). */
export function Call({ call, roomName, source, isShown }: CallProps) {
  const session = useSession(call.tokenSource, { room: call.room })
  const notice = useStore(call.notice)
  const { hasInviteLink, agentNames } = source
  const info = useMemo(
    () => ({
      roomName: call.details.roomName,
      participantToken: call.details.participantToken,
      isOwnToken: call.details.isOwnToken,
      hasInviteLink,
      agentNames,
      leave: () => call.leave(),
    }),
    [call, hasInviteLink, agentNames],
  )

  // `useSession` gives `start` to mounted components only, and StrictMode mounts twice: only the first call counts.
  useEffect(() => call.start(session), [call, session])

  return (
    <SessionProvider session={session}>
      <PublicationContext value={call.publication}>
        <EncryptionContext value={call.encryptionWatch.state}>
          <CallContext value={info}>
            <CallView roomName={roomName} isShown={isShown} notice={notice} onNotice={call.setNotice} />
          </CallContext>
        </EncryptionContext>
      </PublicationContext>
    </SessionProvider>
  )
}
