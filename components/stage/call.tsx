"use client"

import { SessionProvider, useSession } from "@livekit/components-react"
import { LogLevel, Room, setLogLevel, TokenSource } from "livekit-client"
import { startTransition, useState } from "react"
import { useEntry } from "@/components/entry-context"
import type { Joining } from "@/components/greenroom/green-room"
import { CallReconnectPolicy } from "@/lib/room/call-reconnect-policy"
import type { Ending } from "@/lib/room/ending"
import { mediaFault, mediaFaultSentence } from "@/lib/room/media-fault"
import { PreviewPublication } from "@/lib/room/preview-publication"
import { rememberedPreferences } from "@/lib/room/remembered-preferences"
import { roomOptions } from "@/lib/room/room-options"
import { createEncryption } from "./encryption/create-encryption"
import { Entrance } from "./entrance"
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
  joining: Joining
  /** The key of an end-to-end encrypted room. */
  roomKey: Uint8Array<ArrayBuffer> | undefined
  onEnded: (ending: Ending) => void
  onFailed: (sentence: string) => void
}

/**
 * One stay in a room, from the click on “Join room” to the end.
 *
 * The token was fetched from the endpoint and checked before this is mounted (lib/room/credentials.ts). The session
 * gets it as a literal: with any other source `useSession` fetches again when it mounts, ends and is cut off, and
 * leaves failures of those requests uncaught.
 */
export function Call({ roomName, joining, roomKey, onEnded, onFailed }: CallProps) {
  const { agentNames } = useEntry()
  const [encryption] = useState(() => roomKey && createEncryption(roomKey))
  const [reconnectPolicy] = useState(() => new CallReconnectPolicy())
  const [room] = useState(
    () =>
      new Room({
        ...roomOptions(joining.choices, rememberedPreferences.getState()),
        ...encryption?.options,
        reconnectPolicy,
      }),
  )
  const [tokenSource] = useState(() => TokenSource.literal(joining.credentials))
  const [publication] = useState(() => new PreviewPublication(joining.tracks))
  const [invitation] = useState(() => ({
    // An agent has no key: in an encrypted call it would neither hear nor be heard.
    agentNames: encryption ? [] : agentNames,
    roomName,
    participantToken: joining.credentials.participantToken,
  }))
  const [notice, setNotice] = useState<string>()
  const session = useSession(tokenSource, { room })
  const [isUnderWay, setUnderWay] = useState(false)

  useHeartbeat(room, reconnectPolicy)
  useJoin(session, {
    roomName,
    tracks: joining.tracks,
    publication,
    starting: joining.starting,
    encryption,
    speaker: joining.choices.speaker,
    // In slices, between which the connection goes on: the stage takes longer to build than the server to answer.
    onUnderWay: () => startTransition(() => setUnderWay(true)),
    onEnded,
    onFailed,
    onDeviceError: (device, error) => setNotice(mediaFaultSentence(device, mediaFault(error))),
  })

  if (!isUnderWay) return <Entrance />
  return (
    <SessionProvider session={session}>
      <PublicationContext value={publication}>
        <InvitationContext value={invitation}>
          <FeatureProviders onNotice={setNotice}>
            <Stage roomName={roomName} notice={notice} onDismiss={() => setNotice(undefined)} />
          </FeatureProviders>
        </InvitationContext>
      </PublicationContext>
    </SessionProvider>
  )
}
