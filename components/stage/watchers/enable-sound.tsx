import { useAudioPlayback } from "@livekit/components-react"
import { Volume2 } from "lucide-react"
import { buttonStyles } from "@/components/ui/button"
import { texts } from "@/lib/texts/stage"

/** The button that browsers want pressed before they play sound; it goes when the sound plays. */
export function EnableSound() {
  const { canPlayAudio, startAudio } = useAudioPlayback()
  if (canPlayAudio) return null
  return (
    <button
      type="button"
      className={`${buttonStyles.primary} mx-auto`}
      onClick={() => void startAudio().catch(() => undefined)}
    >
      <Volume2 className="size-5" aria-hidden="true" />
      {texts.enableSound}
    </button>
  )
}
