const PATIENCE = 6_000

/** Whether a camera's track shows moving pictures within a few seconds. */
export async function givesPicture(track: MediaStreamTrack): Promise<boolean> {
  const video = document.createElement("video")
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([track])
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const timer = setTimeout(() => resolve(false), PATIENCE)
      video.ontimeupdate = () => {
        // The first event only says that it plays.
        if (video.currentTime === 0 || video.videoWidth === 0) return
        clearTimeout(timer)
        resolve(true)
      }
      video.play().catch(reject)
    })
  } catch {
    return false
  } finally {
    video.ontimeupdate = null
    video.srcObject = null
  }
}
