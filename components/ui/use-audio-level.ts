import { useEffect, useEffectEvent } from "react"

/**
 * Calls `onLevel` once a frame with how loud `track` is: 0 is silence, 1 as loud as a microphone gets.
 * Loudness is the root mean square of the last 43 ms, in decibels above −60.
 */
export function useAudioLevel(track: MediaStreamTrack | undefined, onLevel: (level: number) => void): void {
  const report = useEffectEvent(onLevel)

  useEffect(() => {
    if (!track) return
    const context = new AudioContext()
    const analyser = new AnalyserNode(context, { fftSize: 2048 })
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    let frame = requestAnimationFrame(function measure() {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      report(Math.min(1, Math.max(0, (10 * Math.log10(power + 1e-12) + 60) / 60)))
      frame = requestAnimationFrame(measure)
    })
    return () => {
      cancelAnimationFrame(frame)
      context.close().catch(() => undefined)
    }
  }, [track])
}
