import { useRoomContext } from "@livekit/components-react"
import { type ReactNode, useEffect, useState } from "react"
import { readText } from "@/lib/room/read-text"
import { Store } from "@/lib/room/store"
import { CaptionLog, LONGEST_CAPTION } from "./caption-log"
import { captionSpeaker } from "./caption-speaker"
import { CaptionsContext } from "./captions-context"
import { texts } from "./texts"

/** LiveKit's own names: https://docs.livekit.io/agents/build/text/ */
const TOPIC = "lk.transcription"
const SEGMENT = "lk.segment_id"
const FINAL = "lk.transcription_final"

/**
 * Collects what is transcribed. LiveKit's `useTranscriptions` reads the same streams, but keeps and copies all of
 * them, which a long call or a hostile sender would make slow.
 */
export function CaptionsProvider({ children }: { children: ReactNode }) {
  const room = useRoomContext()
  const [captions] = useState(() => ({ log: new CaptionLog(), isShown: new Store(true) }))

  useEffect(() => {
    room.registerTextStreamHandler(TOPIC, async (reader, sender) => {
      const { identity, name, isAgent } = captionSpeaker(room, sender.identity, reader.info.attributes)
      const segment = reader.info.attributes?.[SEGMENT] ?? reader.info.id
      const piece = { identity, name: name || texts.someone, segment }
      const put = (text: string, isFinal: boolean) => captions.log.put({ ...piece, text, isFinal })
      const text = await readText(reader, LONGEST_CAPTION, (soFar) => put(soFar, false))
      // Speech-to-text sends a stream for each change of its mind, the last one final. An agent sends one as it
      // speaks, which is over at its end, whatever it was marked when it began.
      if (text !== undefined) put(text, isAgent || reader.info.attributes?.[FINAL] !== "false")
    })
    return () => room.unregisterTextStreamHandler(TOPIC)
  }, [room, captions])

  return <CaptionsContext value={captions}>{children}</CaptionsContext>
}
