import { useEffect, useEffectEvent } from "react"
import { watchAudioLevel } from "@/lib/room/audio-level"

/** Calls `onLevel` once a frame with how loud `track` is, from 0 to 1. */
export function useAudioLevel(track: MediaStreamTrack | undefined, onLevel: (level: number) => void): void {
  const report = useEffectEvent(onLevel)

  useEffect(() => (track ? watchAudioLevel(track, (level) => report(level)) : undefined), [track])
}
