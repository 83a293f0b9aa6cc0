"use client"

import { SessionProvider, useSession } from "@livekit/components-react"
import { ConnectionState, DisconnectReason, LogLevel, setLogLevel, TokenSource } from "livekit-client"
import { useEffect, useMemo, useState } from "react"
import type { Joining } from "@/components/greenroom/green-room"
import { CallReconnectPolicy } from "@/lib/room/call-reconnect-policy"
import { createRoom } from "@/lib/room/create-room"
import type { Credentials } from "@/lib/room/credentials"
import { type Ending, ending } from "@/lib/room/ending"
import { LatestCredentials } from "@/lib/room/latest-credentials"
import { lookOften } from "@/lib/room/look-often"
import { mediaFaultSentence } from "@/lib/room/media-fault"
import { PreviewPublication } from "@/lib/room/preview-publication"
import { rememberedPreferences } from "@/lib/room/remembered-preferences"
import { roomOptions } from "@/lib/room/room-options"
import { warmUp } from "@/lib/room/warm-up"
import { whenIdle } from "@/lib/room/when-idle"
import type { CallPart } from "../link-feature"
import { CallContext } from "./call-context"
import { featureList } from "./feature-list"
import { FeatureProviders } from "./feature-providers"
import { PublicationProvider } from "./publication-provider"
import { Stage } from "./stage"
import { useJoin } from "./use-join"
import { useHeartbeat } from "./watchers/use-heartbeat"

// At its default level LiveKit's client writes each join, with its parameters, to the console.
setLogLevel(LogLevel.warn)
lookOften()

type CallProps = {
  roomName: string
  /** What the room's link carries, and what that does to the call. */
  fragment: string
  parts: readonly CallPart[]
  /** Credentials that were fetched before anybody pressed “Join room”: the way to their server is prepared. */
  prepared: Credentials | undefined
  /** What to join with, once somebody has. */
  joining: Joining | undefined
  /** Whether the stage is shown. It is built before, when the browser has time. */
  isShown: boolean
  /** The person is in the room, or it takes a while: the stage can be shown. */
  onShow: () => void
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
export function Call({ roomName, fragment, parts, prepared, joining, isShown, ...told }: CallProps) {
  const [setups] = useState(() => parts.flatMap(({ callSetup }) => callSetup(fragment) ?? []))
  const [features] = useState(() => featureList(parts.map(({ feature }) => feature)))
  const [reconnectPolicy] = useState(() => new CallReconnectPolicy())
  const [room] = useState(() =>
    createRoom({
      ...roomOptions(rememberedPreferences.getState()),
      ...Object.assign({}, ...setups.map(({ options }) => options)),
      reconnectPolicy,
    }),
  )
  const [credentials] = useState(() => new LatestCredentials())
  const [tokenSource] = useState(() => TokenSource.literal(credentials.get))
  const participantToken = joining?.credentials.participantToken ?? ""
  const [notice, setNotice] = useState<string>()
  const [publication] = useState(
    () => new PreviewPublication((device, fault) => setNotice(mediaFaultSentence(device, fault))),
  )
  const session = useSession(tokenSource, { room })
  const { end } = session
  const { onEnded } = told
  const call = useMemo(() => {
    const leave = () => {
      // Not connecting yet, or not any more: there is nothing whose end would be told.
      if (room.state === ConnectionState.Disconnected) onEnded(ending(DisconnectReason.CLIENT_INITIATED))
      else void end()
    }
    return { roomName, participantToken, leave }
  }, [roomName, participantToken, room, end, onEnded])

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
  useJoin(session, joining, { roomName, publication, setups, ...told })

  return (
    <SessionProvider session={session}>
      <PublicationProvider publication={publication}>
        <CallContext value={call}>
          <FeatureProviders features={features} onNotice={setNotice}>
            <Stage
              roomName={roomName}
              isShown={isShown}
              notice={notice}
              onDismiss={() => setNotice(undefined)}
            />
          </FeatureProviders>
        </CallContext>
      </PublicationProvider>
    </SessionProvider>
  )
}
