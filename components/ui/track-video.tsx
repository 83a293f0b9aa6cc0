import { useEffect, useRef, type VideoHTMLAttributes } from "react"

type TrackVideoProps = Omit<VideoHTMLAttributes<HTMLVideoElement>, "className"> & {
  track: MediaStreamTrack | undefined
  mirrored: boolean
}

/** The picture of the own camera, outside a call: LiveKit's `VideoTrack` shows what is published. */
export function TrackVideo({ track, mirrored, ...video }: TrackVideoProps) {
  const element = useRef<HTMLVideoElement>(null)

  useEffect(() => {
    if (element.current) element.current.srcObject = track ? new MediaStream([track]) : null
  }, [track])

  return (
    <video
      {...video}
      ref={element}
      autoPlay
      playsInline
      muted
      className={`size-full object-cover ${mirrored ? "-scale-x-100" : ""}`}
    />
  )
}
