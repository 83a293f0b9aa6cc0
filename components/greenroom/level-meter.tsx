"use client"

import { useRef, useState } from "react"
import { useAudioLevel } from "@/components/ui/use-audio-level"
import type { DeviceState } from "@/lib/room/preview-state"
import { texts } from "@/lib/texts/green-room"

const BARS = Array.from({ length: 13 }, (_, index) => index)
/** Above this, somebody is speaking: a quiet room measures 0.1 to 0.3. */
const HEARD = 0.45

/** A row of bars that moves with the microphone, and a sentence that says the same. */
export function LevelMeter({ microphone }: { microphone: DeviceState }) {
  const track = microphone.status === "on" ? microphone.track : undefined
  const bars = useRef<HTMLDivElement>(null)
  const [heard, setHeard] = useState<MediaStreamTrack>()

  useAudioLevel(track, (level) => {
    const lit = Math.round(level * BARS.length)
    bars.current?.querySelectorAll("span").forEach((bar, index) => {
      bar.toggleAttribute("data-lit", index < lit)
    })
    if (level > HEARD && heard !== track) setHeard(track)
  })

  return (
    // On phones the reason why there is nothing to hear needs the place.
    <div
      className={`flex min-h-6 items-center justify-between gap-4 text-label text-muted ${microphone.status === "failed" ? "max-sm:hidden" : ""}`}
    >
      <div ref={bars} aria-hidden="true" className="flex gap-[3px]" data-testid="level">
        {BARS.map((bar) => (
          <span
            key={bar}
            className="h-3.5 w-[5px] rounded-full bg-line transition-colors duration-75 data-lit:bg-accent"
          />
        ))}
      </div>
      <p>{sentenceOf(microphone, heard)}</p>
    </div>
  )
}

function sentenceOf(microphone: DeviceState, heard: MediaStreamTrack | undefined): string {
  if (microphone.status === "asking") return texts.startingMicrophone
  if (microphone.status !== "on") return texts.muted
  return heard === microphone.track ? texts.heard : texts.saySomething
}
