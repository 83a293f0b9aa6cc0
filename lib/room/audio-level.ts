/**
 * Calls `onLevel` once a frame with how loud `track` is: 0 is silence, 1 as loud as a microphone gets. Loudness is the
 * root mean square of the last 43 ms, in decibels above −60.
 * @returns stops it
 */
export function watchAudioLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
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
  // Pages that record may play. Where a browser thinks otherwise, the meter moves from the first touch on.
  const wake = () => void context.resume().catch(() => undefined)
  if (context.state === "suspended") addEventListener("pointerdown", wake, { once: true })
  return () => {
    cancelAnimationFrame(frame)
    removeEventListener("pointerdown", wake)
    context.close().catch(() => undefined)
  }
}
