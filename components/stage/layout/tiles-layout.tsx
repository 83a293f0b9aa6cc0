import { Track } from "livekit-client"
import { useCallback, useEffect, useRef, useState } from "react"
import { usePreferences } from "@/components/ui/use-preferences"
import { useSize } from "@/components/ui/use-size"
import { arrangeFocus, arrangeGrid } from "@/lib/room/arrange"
import { focusedKey, NO_CHOICE, tileKey, togglePin } from "@/lib/room/focus"
import { Tile } from "../tiles/tile"
import { TileBoundary } from "../tiles/tile-boundary"
import { Pager } from "./pager"
import { useOrderedTracks } from "./use-ordered-tracks"
import { useTileTracks } from "./use-tile-tracks"

/**
 * Everybody's tiles: a grid or, when a screen is shared or a tile pinned, that one large with the others in a strip.
 *
 * All tiles are siblings that are moved by a transform, so that a video element stays the same element when the layout
 * changes. Those of other pages are not in the page at all, and LiveKit stops sending their video.
 */
export function TilesLayout() {
  const element = useRef<HTMLDivElement>(null)
  const space = useSize(element)
  const [askedPage, setPage] = useState(0)
  const [choice, setChoice] = useState(NO_CHOICE)
  const [{ hideSelfView, mostTiles }] = usePreferences()

  const all = useTileTracks()
  const isOwnCamera = ({ participant, source }: (typeof all)[number]) =>
    participant.isLocal && source === Track.Source.Camera
  const shown = hideSelfView && all.length > 1 ? all.filter((track) => !isOwnCamera(track)) : all

  const gap = space.width < 640 ? 8 : 12
  const grid = arrangeGrid(shown.length, space, gap, askedPage, mostTiles)
  const tracks = useOrderedTracks(shown, grid.perPage)
  const tiles = tracks.map(({ participant, source }) => ({
    key: tileKey(participant.identity, source),
    // One's own screen stays small: large, it would show itself in itself.
    isScreen: source === Track.Source.ScreenShare && !participant.isLocal,
  }))
  const focused = focusedKey(tiles, choice)
  const focusedIndex = tiles.findIndex(({ key }) => key === focused)
  const arrangement =
    focusedIndex >= 0 ? arrangeFocus(tiles.length, focusedIndex, space, gap, askedPage) : grid

  const latestTiles = useRef(tiles)
  useEffect(() => {
    latestTiles.current = tiles
  })
  const onTogglePin = useCallback((key: string) => {
    setChoice((choice) => togglePin(latestTiles.current, choice, key))
  }, [])

  return (
    <div className="flex size-full flex-col gap-2">
      <div ref={element} className="relative min-h-0 flex-1 overflow-hidden">
        <ul>
          {tracks.map(({ participant, source, publication }, index) => {
            const place = arrangement.places.get(index)
            const key = tileKey(participant.identity, source)
            if (!place) return null
            return (
              <li
                key={key}
                className="absolute top-0 left-0 transition-transform"
                style={{
                  width: place.width,
                  height: place.height,
                  transform: `translate(${place.x}px, ${place.y}px)`,
                }}
              >
                <TileBoundary>
                  <Tile
                    tileKey={key}
                    participant={participant}
                    source={source}
                    publication={publication}
                    pinned={key === focused}
                    onTogglePin={onTogglePin}
                  />
                </TileBoundary>
              </li>
            )
          })}
        </ul>
      </div>
      {arrangement.pages > 1 && <Pager {...arrangement} onPage={setPage} />}
    </div>
  )
}
