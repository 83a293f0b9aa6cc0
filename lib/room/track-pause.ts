/** Cameras are muted for a moment when they change their mode, headsets when they connect. */
const DEBOUNCE_MS = 500

/**
 * Reports when the system pauses and resumes a captured track: for a phone call, by a headset's button, a privacy switch
 * or a closed lid. Browsers call it `muted`; it has nothing to do with the user's own mute.
 * @returns stops watching
 */
export function watchPause(track: MediaStreamTrack, onChange: (isPaused: boolean) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isPaused = false
  const onMute = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      isPaused = true
      onChange(true)
    }, DEBOUNCE_MS)
  }
  const onUnmute = () => {
    clearTimeout(timer)
    if (!isPaused) return
    isPaused = false
    onChange(false)
  }
  if (track.muted) onMute()
  track.addEventListener("mute", onMute)
  track.addEventListener("unmute", onUnmute)
  return () => {
    clearTimeout(timer)
    track.removeEventListener("mute", onMute)
    track.removeEventListener("unmute", onUnmute)
  }
}
