"use client"

import { useEffect, useEffectEvent, useRef, useState } from "react"
import { watchAudioLevel } from "@/lib/room/audio-level"
import type { DeviceState } from "@/lib/room/preview-devices"
import { texts } from "@/lib/texts/prejoin"

const BARS = Array.from({ length: 13 }, (_, index) => index)
/** Above this someone is speaking: a quiet room measures 0.1 to 0.3. */
const SPEECH_LEVEL = 0.45

/** A row of bars that moves with the microphone, and a text that says the same. */
export function LevelMeter({ microphone }: { microphone: DeviceState }) {
  const track = microphone.status === "on" ? microphone.track : undefined
  const bars = useRef<HTMLDivElement>(null)
  const [heardTrack, setHeardTrack] = useState<MediaStreamTrack>()

  useAudioLevel(track, (level) => {
    const litCount = Math.round(level * BARS.length)
    bars.current?.querySelectorAll("span").forEach((bar, index) => {
      bar.toggleAttribute("data-lit", index < litCount)
    })
    if (level > SPEECH_LEVEL && heardTrack !== track) setHeardTrack(track)
  })

  return (
    // On phones the error message needs the space.
    <div
      className={`flex min-h-6 items-center justify-between gap-4 text-label text-muted-foreground ${microphone.status === "failed" ? "max-sm:hidden" : ""}`}
    >
      <div ref={bars} aria-hidden="true" className="flex gap-[3px]" data-testid="level">
        {BARS.map((bar) => (
          <span
            key={bar}
            className="h-3.5 w-[5px] rounded-full bg-border transition-colors duration-75 data-lit:bg-primary forced-colors:border forced-colors:border-border forced-colors:not-data-lit:bg-transparent"
          />
        ))}
      </div>
      <p role="status">{microphoneText(microphone, heardTrack)}</p>
    </div>
  )
}

function microphoneText(microphone: DeviceState, heardTrack: MediaStreamTrack | undefined): string {
  if (microphone.status === "asking") return texts.startingMicrophone
  if (microphone.status !== "on") return texts.muted
  if (microphone.isPaused) return texts.paused
  return heardTrack === microphone.track ? texts.heard : texts.saySomething
}

/** Calls `onLevel` once per frame with the loudness of `track`, from 0 to 1, and with 0 when there is no track anymore. */
function useAudioLevel(track: MediaStreamTrack | undefined, onLevel: (level: number) => void): void {
  const report = useEffectEvent(onLevel)

  useEffect(() => {
    if (!track) return
    const stopWatching = watchAudioLevel(track, (level) => report(level))
    return () => {
      stopWatching()
      report(0)
    }
  }, [track])
}
