import { useCallback } from "react"

type OwnPreviewProps = { track: MediaStreamTrack; mirrored: boolean }

/** The own camera while it is on its way into the call. */
export function OwnPreview({ track, mirrored }: OwnPreviewProps) {
  const show = useCallback(
    (video: HTMLVideoElement | null) => {
      if (video) video.srcObject = new MediaStream([track])
    },
    [track],
  )
  return (
    <video
      ref={show}
      autoPlay
      playsInline
      muted
      className={`size-full object-cover ${mirrored ? "-scale-x-100" : ""}`}
    />
  )
}
