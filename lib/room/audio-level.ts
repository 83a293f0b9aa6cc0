/**
 * Calls `onLevel` once per frame with the loudness of `track`: 0 is silence, 1 the loudest that microphones get. It is
 * the root mean square of the last 43 ms, in decibels above −60.
 * @returns stops measuring
 */
export function watchAudioLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  // Extensions against fingerprinting remove it. Nothing is measured then.
  if (typeof AudioContext !== "function") return () => undefined
  const context = new AudioContext()
  const analyser = new AnalyserNode(context, { fftSize: 2048 })
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let frame = requestAnimationFrame(function measure() {
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    onLevel(Math.min(1, Math.max(0, (10 * Math.log10(power + 1e-12) + 60) / 60)))
    frame = requestAnimationFrame(measure)
  })
  // Browsers let pages that capture play audio. Where one doesn't, the meter starts with the first touch.
  const resume = () => void context.resume().catch(() => undefined)
  if (context.state === "suspended") addEventListener("pointerdown", resume, { once: true })
  return () => {
    cancelAnimationFrame(frame)
    removeEventListener("pointerdown", resume)
    context.close().catch(() => undefined)
  }
}
