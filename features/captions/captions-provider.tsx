import { useRoomContext } from "@livekit/components-react"
import { createContext, type ReactNode, useContext, useEffect, useState } from "react"
import { useEncryption } from "@/components/call/encryption-status"
import { knownName } from "@/lib/participants"
import { isPlainData } from "@/lib/room/encryption-watch"
import { readTextStream } from "@/lib/room/incoming-limits"
import { personBehind } from "@/lib/room/roster"
import { Store } from "@/lib/room/store"
import { CaptionLog, MAX_CAPTION_LENGTH } from "./caption-log"

// LiveKit's topic and attributes for transcriptions: https://docs.livekit.io/agents/build/text/
const TRANSCRIPTION_TOPIC = "lk.transcription"
const SEGMENT_ID = "lk.segment_id"
const IS_FINAL = "lk.transcription_final"
const TRACK_ID = "lk.transcribed_track_id"

export type Captions = { log: CaptionLog; isShown: Store<boolean> }

const CaptionsContext = createContext<Captions>({ log: new CaptionLog(), isShown: new Store(true) })

export function useCaptions(): Captions {
  return useContext(CaptionsContext)
}

/**
 * Collects transcriptions. Replaces LiveKit's `useTranscriptions`, which keeps and copies all of them: long calls and
 * hostile senders would make it slow.
 */
export function CaptionsProvider({ children }: { children: ReactNode }) {
  const room = useRoomContext()
  const encryption = useEncryption()
  const [captions] = useState(() => ({ log: new CaptionLog(), isShown: new Store(true) }))

  useEffect(() => {
    room.registerTextStreamHandler(TRANSCRIPTION_TOPIC, async (reader, sender) => {
      const { id, attributes, encryptionType } = reader.info
      const speaker = findSpeaker(room, sender.identity, attributes)
      const person = personBehind(room, speaker.identity)
      const identity = person?.identity ?? speaker.identity
      const name = person && knownName(person)
      const segmentId = attributes?.[SEGMENT_ID] ?? id
      const isPlain = isPlainData(encryption.get(), encryptionType)
      const put = (text: string, isFinal: boolean) =>
        captions.log.put({ identity, name, segmentId, text, isFinal, isPlain })
      const text = await readTextStream(reader, MAX_CAPTION_LENGTH, (textSoFar) => put(textSoFar, false))
      // Speech-to-text sends one stream per revision and marks the last one as final. An agent's speech is one
      // stream, final at its end whatever its attribute said at the start.
      if (text !== undefined) put(text, speaker.isAgent || attributes?.[IS_FINAL] !== "false")
    })
    return () => room.unregisterTextStreamHandler(TRANSCRIPTION_TOPIC)
  }, [room, captions, encryption])

  return <CaptionsContext value={captions}>{children}</CaptionsContext>
}

type Speaker = { identity: string; name?: string | undefined; isAgent: boolean }
type SpeakerWithTracks = Speaker & { trackPublications: ReadonlyMap<string, unknown> }
type Participants = {
  localParticipant: SpeakerWithTracks
  remoteParticipants: ReadonlyMap<string, SpeakerWithTracks>
}

/**
 * Returns who spoke: the participant whose track the transcription names, or its sender. Only agents may name another
 * participant's track, so that no participant can fake what another one said.
 */
export function findSpeaker(
  { localParticipant, remoteParticipants }: Participants,
  senderIdentity: string,
  attributes: Readonly<Record<string, string>> | undefined,
): Speaker {
  const participants = [localParticipant, ...remoteParticipants.values()]
  const sender = participants.find(({ identity }) => identity === senderIdentity)
  const trackId = attributes?.[TRACK_ID]
  const transcribed =
    trackId && sender?.isAgent
      ? participants.find(({ trackPublications }) => trackPublications.has(trackId))
      : undefined
  const { identity, name, isAgent } = transcribed ??
    sender ?? { identity: senderIdentity, name: undefined, isAgent: false }
  return { identity, name, isAgent }
}
