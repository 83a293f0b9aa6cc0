import type { TrackReferenceOrPlaceholder } from "@livekit/components-react"
import { useRef } from "react"
import { useSize } from "@/components/ui/use-size"
import { fitGrid } from "@/lib/room/grid"
import { Tile } from "./tile"

/** Tiles of one size that fill the space, the last row in the middle. */
export function TileGrid({ tracks }: { tracks: TrackReferenceOrPlaceholder[] }) {
  const space = useRef<HTMLUListElement>(null)
  const size = useSize(space)
  const gap = size && size.width < 640 ? 8 : 12
  const { tile } = fitGrid(tracks.length, size ?? { width: 0, height: 0 }, gap)

  return (
    <ul ref={space} style={{ gap }} className="flex size-full flex-wrap content-center justify-center">
      {size &&
        tracks.map(({ participant, source, publication }) => (
          <li key={`${participant.identity} ${source}`} style={tile}>
            <Tile participant={participant} source={source} publication={publication} />
          </li>
        ))}
    </ul>
  )
}
