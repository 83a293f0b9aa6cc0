import { useLocalParticipant } from "@livekit/components-react"
import { LocalAudioTrack } from "livekit-client"
import { useEffect, useRef, useState } from "react"
import { useAudioLevel } from "@/components/ui/use-audio-level"
import { texts } from "@/lib/texts/stage"

/** Louder than this is speech, not a fan: see `useAudioLevel`. */
const SPEECH = 0.55
/** How long one has to speak before one is told, and to be silent before it goes, in milliseconds. */
const SPOKEN_FOR = 400
const SILENT_FOR = 3000

/** Tells a person who talks while they are muted. What it listens to never leaves the page. */
export function MutedTalk() {
  const { microphoneTrack, isMicrophoneEnabled } = useLocalParticipant()
  const track = microphoneTrack?.track
  const muted = !isMicrophoneEnabled && track instanceof LocalAudioTrack ? track.mediaStreamTrack : undefined
  return muted?.readyState === "live" ? <Listener key={muted.id} muted={muted} /> : null
}

function Listener({ muted }: { muted: MediaStreamTrack }) {
  const [copy, setCopy] = useState<MediaStreamTrack>()
  const [talking, setTalking] = useState(false)
  const speech = useRef({ since: 0, last: 0 })

  // A muted track is silent even for this page: a copy of it is not.
  useEffect(() => {
    const clone = muted.clone()
    clone.enabled = true
    setCopy(clone)
    return () => clone.stop()
  }, [muted])

  useAudioLevel(copy, (level) => {
    const now = performance.now()
    if (level > SPEECH) {
      if (now - speech.current.last > SPOKEN_FOR) speech.current.since = now
      speech.current.last = now
      if (now - speech.current.since > SPOKEN_FOR) setTalking(true)
    } else if (now - speech.current.last > SILENT_FOR) {
      setTalking(false)
    }
  })

  return (
    <p role="status" className="mx-auto empty:hidden">
      {talking && (
        <span className="block rounded-full bg-text px-4 py-2 text-label font-medium text-background shadow-lg">
          {texts.talkingWhileMuted}
        </span>
      )}
    </p>
  )
}
