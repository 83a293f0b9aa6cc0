import {
  type CSSProperties,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
  type VideoHTMLAttributes,
} from "react"
import { croppedAspects } from "@/lib/room/tile-layout"

type VideoBoxOptions = {
  /** Its aspect ratio, if it is known before the first frame. */
  initialAspect?: number | undefined
  onAspect?: ((aspect: number) => void) | undefined
}

type VideoBox = {
  style: CSSProperties
  onLoadedMetadata: (event: SyntheticEvent<HTMLVideoElement>) => void
  onResize: (event: SyntheticEvent<HTMLVideoElement>) => void
}

/**
 * Returns props for a video that fills its container, cropped as far as enough of it stays visible. Follows phones that are
 * turned. The container needs a size container around it, and centres the video.
 */
export function useVideoBox({ initialAspect, onAspect }: VideoBoxOptions = {}): VideoBox {
  const [aspect, setAspect] = useState(initialAspect)
  const update = ({ currentTarget: { videoWidth, videoHeight } }: SyntheticEvent<HTMLVideoElement>) => {
    if (videoWidth === 0 || videoHeight === 0) return
    setAspect(videoWidth / videoHeight)
    onAspect?.(videoWidth / videoHeight)
  }
  return { style: videoBoxStyle(aspect), onLoadedMetadata: update, onResize: update }
}

function videoBoxStyle(aspect: number | undefined): CSSProperties {
  if (aspect === undefined) return { width: "100%", height: "100%" }
  const { min, max } = croppedAspects(aspect)
  return { width: `min(100cqw, ${max} * 100cqh)`, height: `min(100cqh, 100cqw / ${min})` }
}

type TrackVideoProps = Omit<VideoHTMLAttributes<HTMLVideoElement>, "className"> & {
  track: MediaStreamTrack | undefined
  mirrored: boolean
  onAspect?: (aspect: number) => void
}

/** Shows the user's own camera before it is published; LiveKit's `VideoTrack` needs a publication. */
export function TrackVideo({ track, mirrored, onAspect, ...video }: TrackVideoProps) {
  const element = useRef<HTMLVideoElement>(null)
  const box = useVideoBox({ onAspect })

  useEffect(() => {
    if (element.current) element.current.srcObject = track ? new MediaStream([track]) : null
  }, [track])

  return (
    <div className="@container-[size] grid size-full place-items-center">
      <video
        {...video}
        {...box}
        ref={element}
        autoPlay
        playsInline
        muted
        className={`object-cover ${mirrored ? "-scale-x-100" : ""}`}
      />
    </div>
  )
}
