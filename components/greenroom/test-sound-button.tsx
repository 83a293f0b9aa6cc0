import { AudioLines, Play, TriangleAlert } from "lucide-react"
import { useState } from "react"
import { Hint } from "@/components/ui/hint"
import { playSound } from "@/lib/room/play-sound"
import { testSound } from "@/lib/room/test-sound"
import { texts } from "@/lib/texts/green-room"

/** Plays a short sound on the chosen speaker. */
export function TestSoundButton({ speaker }: { speaker: string }) {
  const [state, setState] = useState<"silent" | "playing" | "failed">("silent")

  const play = async () => {
    if (state === "playing") return
    setState("playing")
    try {
      await playSound(testSound(), speaker)
      setState("silent")
    } catch {
      setState("failed")
    }
  }

  const Icon = state === "playing" ? AudioLines : state === "failed" ? TriangleAlert : Play
  return (
    <>
      <Hint text={state === "failed" ? texts.testSoundFailed : texts.testSound}>
        <button
          type="button"
          aria-label={texts.testSound}
          onClick={play}
          className="grid size-12 shrink-0 place-items-center rounded-control border border-field transition hover:bg-raised active:scale-95"
        >
          <Icon
            className={`size-4.5 ${state === "failed" ? "text-danger" : state === "playing" ? "text-accent" : ""}`}
            aria-hidden="true"
          />
        </button>
      </Hint>
      <span role="status" className="sr-only">
        {state === "playing" ? texts.testSoundPlaying : state === "failed" ? texts.testSoundFailed : ""}
      </span>
    </>
  )
}
