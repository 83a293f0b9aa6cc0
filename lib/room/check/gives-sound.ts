import { watchAudioLevel } from "../audio-level"

const PATIENCE = 6_000
/** A microphone that is switched off by its hardware gives exact silence; the quietest room measures more than this. */
const SILENCE = 0.02

/** Whether a microphone's track carries anything within a few seconds. */
export function givesSound(track: MediaStreamTrack): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (heard: boolean) => {
      clearTimeout(timer)
      stop()
      resolve(heard)
    }
    const timer = setTimeout(() => finish(false), PATIENCE)
    const stop = watchAudioLevel(track, (level) => level > SILENCE && finish(true))
  })
}
