import { useAudioPlayback, useLocalParticipant } from "@livekit/components-react"
import { LocalAudioTrack } from "livekit-client"
import { Volume2 } from "lucide-react"
import { useEffect, useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { usePreferences } from "@/components/ui/use-store"
import { watchAudioLevel } from "@/lib/room/audio-level"
import { texts } from "@/lib/texts/call"
import { type EventKind, lastMessage, useAnnounce } from "./announcer"

const SOUND_BLOCKED: EventKind<string> = { id: "sound-blocked", format: lastMessage }

/** The button that browsers require before a page may play sound; hidden while sound plays. */
export function EnableSoundButton() {
  const { canPlayAudio, startAudio } = useAudioPlayback()
  const announce = useAnnounce()
  useEffect(() => {
    if (!canPlayAudio) announce(SOUND_BLOCKED, texts.soundBlocked)
  }, [canPlayAudio, announce])
  if (canPlayAudio) return null
  return (
    <button
      type="button"
      className={`${buttonStyles.primary} mx-auto`}
      onClick={() => void startAudio().catch(() => undefined)}
    >
      <Volume2 className="size-5" aria-hidden="true" />
      <span>{texts.enableSound}</span>
    </button>
  )
}

/** Levels above this are speech rather than a fan: see `watchAudioLevel`. */
const SPEECH_LEVEL = 0.55
const SHOW_AFTER_SPEECH_MS = 400
const HIDE_AFTER_SILENCE_MS = 3000

/** Notices when the user talks while muted. The audio that it measures never leaves the page. */
export function MutedTalkNotice() {
  const { microphoneTrack, isMicrophoneEnabled } = useLocalParticipant()
  const track = microphoneTrack?.track
  const muted = !isMicrophoneEnabled && track instanceof LocalAudioTrack ? track.mediaStreamTrack : undefined
  return muted?.readyState === "live" ? <MutedTalkDetector key={muted.id} track={muted} /> : null
}

function MutedTalkDetector({ track }: { track: MediaStreamTrack }) {
  const [isTalking, setTalking] = useState(false)
  const [{ shortcuts: hasShortcut }] = usePreferences()

  useEffect(() => {
    // A muted track is silent in this page too; an enabled clone is not.
    const clone = track.clone()
    clone.enabled = true
    let speechStart = 0
    let lastSpeech = 0
    const stopWatching = watchAudioLevel(clone, (level) => {
      const now = performance.now()
      if (level > SPEECH_LEVEL) {
        if (now - lastSpeech > SHOW_AFTER_SPEECH_MS) speechStart = now
        lastSpeech = now
        if (now - speechStart > SHOW_AFTER_SPEECH_MS) setTalking(true)
      } else if (now - lastSpeech > HIDE_AFTER_SILENCE_MS) {
        setTalking(false)
      }
    })
    return () => {
      stopWatching()
      clone.stop()
    }
  }, [track])

  return (
    <p role="status" className="mx-auto empty:hidden">
      {isTalking && (
        <span className="block rounded-full bg-foreground px-4 py-2 text-label font-medium text-background shadow-lg">
          {hasShortcut ? texts.talkingWhileMuted : texts.talkingWhileMutedNoKey}
        </span>
      )}
    </p>
  )
}
