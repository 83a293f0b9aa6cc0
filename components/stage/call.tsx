"use client"

import { SessionProvider, useSession } from "@livekit/components-react"
import { LogLevel, setLogLevel, TokenSource } from "livekit-client"
import { Activity, useEffect, useMemo, useState } from "react"
import { useEntry } from "@/components/entry-context"
import type { Joining } from "@/components/greenroom/green-room"
import { CallReconnectPolicy } from "@/lib/room/call-reconnect-policy"
import { createRoom } from "@/lib/room/create-room"
import type { Credentials } from "@/lib/room/credentials"
import type { Ending } from "@/lib/room/ending"
import { LatestCredentials } from "@/lib/room/latest-credentials"
import { mediaFault, mediaFaultSentence } from "@/lib/room/media-fault"
import { PreviewPublication } from "@/lib/room/preview-publication"
import { rememberedPreferences } from "@/lib/room/remembered-preferences"
import { roomOptions } from "@/lib/room/room-options"
import { warmUp } from "@/lib/room/warm-up"
import { whenIdle } from "@/lib/room/when-idle"
import { createEncryption } from "./encryption/create-encryption"
import { FeatureProviders } from "./feature-providers"
import { InvitationContext } from "./people/invitation-context"
import { PublicationContext } from "./publication-context"
import { Stage } from "./stage"
import { useJoin } from "./use-join"
import { useHeartbeat } from "./watchers/use-heartbeat"

// At its default level LiveKit's client writes each join, with its parameters, to the console.
setLogLevel(LogLevel.warn)

type CallProps = {
  roomName: string
  /** The key of an end-to-end encrypted room. */
  roomKey: Uint8Array<ArrayBuffer> | undefined
  /** Credentials that were fetched before anybody pressed “Join room”: the way to their server is prepared. */
  prepared: Credentials | undefined
  /** What to join with, once somebody has. */
  joining: Joining | undefined
  /** Whether the stage is shown. It is built before, when the browser has time. */
  isShown: boolean
  /** The join is on its way: the stage can be shown. */
  onUnderWay: () => void
  onEnded: (ending: Ending) => void
  onFailed: (fault: string) => void
}

/**
 * One stay in a room. It waits in the wings while the person is in the green room, so that the click on “Join room” has
 * nothing left to do but to connect: the room is made, the stage is built, and neither is anything that others notice.
 *
 * The token was fetched from the endpoint and checked before (lib/room/credentials.ts). The session gets it as a
 * literal: with any other source `useSession` fetches again when it mounts, ends and is cut off, and leaves failures of
 * those requests uncaught.
 */
export function Call({ roomName, roomKey, prepared, joining, isShown, ...told }: CallProps) {
  const { agentNames } = useEntry()
  const [encryption] = useState(() => roomKey && createEncryption(roomKey))
  const [reconnectPolicy] = useState(() => new CallReconnectPolicy())
  const [room] = useState(() =>
    createRoom({
      ...roomOptions(rememberedPreferences.getState()),
      ...encryption?.options,
      reconnectPolicy,
    }),
  )
  const [credentials] = useState(() => new LatestCredentials())
  const [tokenSource] = useState(() => TokenSource.literal(credentials.get))
  const [publication] = useState(() => new PreviewPublication())
  const participantToken = joining?.credentials.participantToken ?? ""
  const invitation = useMemo(
    // An agent has no key: in an encrypted call it would neither hear nor be heard.
    () => ({ agentNames: encryption ? [] : agentNames, roomName, participantToken }),
    [encryption, agentNames, roomName, participantToken],
  )
  const [notice, setNotice] = useState<string>()
  const session = useSession(tokenSource, { room })

  const latest = joining?.credentials ?? prepared
  useEffect(() => {
    if (latest) credentials.give(latest)
  }, [credentials, latest])
  // Before the click, where there is time before it.
  useEffect(
    () => (joining ? undefined : whenIdle(() => void warmUp().catch(() => undefined), 2000)),
    [joining],
  )
  useHeartbeat(room, reconnectPolicy)
  useJoin(session, joining, {
    roomName,
    publication,
    encryption,
    ...told,
    onDeviceError: (device, error) => setNotice(mediaFaultSentence(device, mediaFault(error))),
  })

  return (
    <Activity mode={isShown ? "visible" : "hidden"}>
      <SessionProvider session={session}>
        <PublicationContext value={publication}>
          <InvitationContext value={invitation}>
            <FeatureProviders onNotice={setNotice}>
              <Stage roomName={roomName} notice={notice} onDismiss={() => setNotice(undefined)} />
            </FeatureProviders>
          </InvitationContext>
        </PublicationContext>
      </SessionProvider>
    </Activity>
  )
}
