import { AudioLines, Play, TriangleAlert } from "lucide-react"
import { useState } from "react"
import { playSound } from "@/lib/room/sounds"
import { texts } from "@/lib/texts/prejoin"
import { Tooltip } from "./tooltip"

/**
 * Plays a sound to test a speaker.
 * @param speakerId its device id; empty for the system default
 */
export function TestSoundButton({ speakerId }: { speakerId: string }) {
  const [status, setStatus] = useState<"idle" | "playing" | "failed">("idle")

  const play = async () => {
    if (status === "playing") return
    setStatus("playing")
    try {
      await playSound("test", speakerId)
      setStatus("idle")
    } catch {
      setStatus("failed")
    }
  }

  const Icon = status === "playing" ? AudioLines : status === "failed" ? TriangleAlert : Play
  return (
    <>
      <Tooltip text={status === "failed" ? texts.testSoundFailed : texts.testSound}>
        <button
          type="button"
          aria-label={texts.testSound}
          onClick={play}
          className="grid size-12 shrink-0 place-items-center rounded-control border border-input transition hover:bg-muted active:scale-95"
        >
          <Icon
            className={`size-4.5 ${status === "failed" ? "text-destructive" : status === "playing" ? "text-primary" : ""}`}
            aria-hidden="true"
          />
        </button>
      </Tooltip>
      <span role="status" className="sr-only">
        {status === "playing" ? texts.testSoundPlaying : status === "failed" ? texts.testSoundFailed : ""}
      </span>
    </>
  )
}
