import { Track } from "livekit-client"
import { ChevronLeft, ChevronRight } from "lucide-react"
import { type CSSProperties, memo, type ReactNode, useCallback, useEffect, useRef, useState } from "react"
import { useSize } from "@/components/ui/use-size"
import { usePreferences, useStore } from "@/components/ui/use-store"
import {
  floatingLayout,
  focusLayout,
  gridLayout,
  type Place,
  type Size,
  stripCapacity,
} from "@/lib/room/tile-layout"
import { type TileTrack, tileKey, togglePin } from "@/lib/room/tile-order"
import { texts } from "@/lib/texts/call"
import { dragToCorner } from "./drag-to-corner"
import { ParticipantTile, TileBoundary } from "./participant-tile"
import { moveTo, useTileMotion } from "./use-tile-motion"
import { useOrderedTracks, usePins, useTileTracks } from "./use-tile-tracks"

/**
 * Lays out all tiles: in a grid or, while a screen is shared or a tile pinned, one large and the others in a strip.
 * Replaces LiveKit's `GridLayout` and `FocusLayout`: here all tiles are siblings moved by a transform, so a video keeps
 * its element when the layout changes. Tiles of other pages are not rendered, and LiveKit pauses their video.
 * Its children, overlays such as captions, lie over the large tile or over all.
 */
export const TileLayout = memo(function TileLayout({ children }: { children?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const space = useSize(box)
  const [requestedPage, setPage] = useState(0)
  const pins = usePins()
  const choice = useStore(pins)
  const [preferences] = usePreferences()
  const { mostTiles } = preferences

  const all = useTileTracks()
  const isHidden = (track: TileTrack) =>
    preferences.hideSelfView &&
    isOwnCamera(track) &&
    choice.pinned !== tileKey(track.participant.identity, track.source)
  const visible = all.length > 1 ? all.filter((track) => !isHidden(track)) : all
  const { aspects, onVideoAspect } = useVideoAspects()

  const gap = space.width < 640 ? 8 : 12
  const videos = visible.flatMap((track) => videoAspect(track, aspects) ?? [])
  const grid = gridLayout(visible.length, space, gap, requestedPage, { videos, maxPerPage: mostTiles })
  const { tracks, tiles, focused, isPinned } = useOrderedTracks(
    visible,
    choice,
    preferences.layout,
    (isFocused) => (isFocused ? stripCapacity(space, gap) : grid.perPage),
  )
  const focusedIndex = tiles.findIndex(({ key }) => key === focused)
  const isPair = preferences.layout === "auto" && focusedIndex < 0 && tracks.length === 2
  const floatingIndex = isPair && tracks.every(isCamera) ? tracks.findIndex(isOwnCamera) : -1
  const pairTile = (index: number) => ({
    index,
    aspect: tracks[index] && videoAspect(tracks[index], aspects),
  })
  const layout =
    focusedIndex >= 0
      ? focusLayout(tiles.length, focusedIndex, space, gap, requestedPage, {
          first: presenterIndex(tracks, focusedIndex),
          hasStrip: !preferences.hideOthers,
        })
      : floatingIndex >= 0
        ? floatingLayout(
            pairTile(1 - floatingIndex),
            { ...pairTile(floatingIndex), corner: preferences.selfCorner },
            space,
            gap,
          )
        : grid

  const largePlace = layout.places.get(floatingIndex >= 0 ? 1 - floatingIndex : focusedIndex)

  const list = useRef<HTMLUListElement>(null)
  const places = new Map(
    [...layout.places].flatMap(([index, place]) => {
      const track = tracks[index]
      return track ? [[tileKey(track.participant.identity, track.source), place] as const] : []
    }),
  )
  useTileMotion(list, { space, places })

  const latest = useRef({ tiles, layout: preferences.layout })
  useEffect(() => {
    latest.current = { tiles, layout: preferences.layout }
  })
  const onTogglePin = useCallback(
    (key: string) => {
      const { tiles, layout } = latest.current
      pins.set(togglePin(tiles, pins.get(), key, layout))
    },
    [pins],
  )

  return (
    <div className="flex size-full flex-col gap-2">
      <div ref={box} className="relative min-h-0 flex-1 overflow-hidden">
        <ul ref={list}>
          {tracks.map(({ participant, avatar, source, publication }, index) => {
            const key = tileKey(participant.identity, source)
            const place = places.get(key)
            if (!place) return null
            return (
              <li
                key={key}
                data-tile={key}
                data-floating={index === floatingIndex ? "" : undefined}
                className={`absolute top-0 left-0 origin-top-left ${index === floatingIndex ? FLOATING : ""}`}
                style={{ width: place.width, height: place.height, transform: moveTo(place) }}
                onPointerDown={index === floatingIndex ? dragToCorner : undefined}
              >
                <TileBoundary>
                  <ParticipantTile
                    tileKey={key}
                    participant={participant}
                    avatar={avatar}
                    source={source}
                    publication={publication}
                    isLarge={key === focused}
                    isPinned={key === focused && isPinned}
                    isFloating={index === floatingIndex}
                    onTogglePin={onTogglePin}
                    onVideoAspect={onVideoAspect}
                  />
                </TileBoundary>
              </li>
            )
          })}
        </ul>
        <div
          className="pointer-events-none absolute top-0 left-0 overflow-hidden"
          style={overlayStyle(space, largePlace)}
        >
          {children}
        </div>
      </div>
      {layout.pages > 1 && <Pager page={layout.page} pages={layout.pages} onPage={setPage} />}
    </div>
  )
})

/** One's own tile over the only other one. */
const FLOATING = "z-10 cursor-grab touch-none rounded-tile shadow-xl select-none"

/** Returns where overlays are: over the large tile or, without one, over all. */
function overlayStyle(space: Size, { x, y, width, height }: Place = { x: 0, y: 0, ...space }): CSSProperties {
  return { width, height, transform: `translate(${x}px, ${y}px)` }
}

/** Returns the index of the camera of whoever shares the large screen. */
function presenterIndex(tracks: readonly TileTrack[], focusedIndex: number): number {
  const focused = tracks[focusedIndex]
  if (focused?.source !== Track.Source.ScreenShare) return -1
  return tracks.findIndex((track) => isCamera(track) && track.participant === focused.participant)
}

/** Returns the aspect ratios that the tiles' videos reported, by tile. */
function useVideoAspects() {
  const [aspects, setAspects] = useState<ReadonlyMap<string, number>>(new Map())
  const onVideoAspect = useCallback((key: string, aspect: number) => {
    setAspects((known) => (known.get(key) === aspect ? known : new Map(known).set(key, aspect)))
  }, [])
  return { aspects, onVideoAspect }
}

/** Returns the aspect ratio of a camera's video: as rendered last or, if it wasn't rendered yet, as published. */
function videoAspect(track: TileTrack, aspects: ReadonlyMap<string, number>): number | undefined {
  const { participant, source, publication } = track
  if (source !== Track.Source.Camera) return undefined
  const { width = 0, height = 0 } = publication?.dimensions ?? {}
  return aspects.get(tileKey(participant.identity, source)) ?? (width && height ? width / height : undefined)
}

function isCamera({ source }: TileTrack): boolean {
  return source === Track.Source.Camera
}

function isOwnCamera(track: TileTrack): boolean {
  return track.participant.isLocal && isCamera(track)
}

type PagerProps = { page: number; pages: number; onPage: (page: number) => void }

const PAGER_BUTTON =
  "grid size-11 place-items-center rounded-control transition hover:bg-muted aria-disabled:opacity-40 active:scale-95"

function Pager({ page, pages, onPage }: PagerProps) {
  const turn = (by: number) => {
    const next = page + by
    if (next >= 0 && next < pages) onPage(next)
  }
  return (
    <nav
      aria-label={texts.pages}
      className="mx-auto flex w-fit items-center text-label short:absolute short:inset-x-0 short:bottom-20 short:z-10 short:rounded-control short:bg-background/80"
    >
      <button
        type="button"
        aria-label={texts.previousPage}
        aria-disabled={page === 0 || undefined}
        onClick={() => turn(-1)}
        className={PAGER_BUTTON}
      >
        <ChevronLeft className="size-5" aria-hidden="true" />
      </button>
      <span aria-live="polite" className="min-w-14 text-center tabular-nums">
        {texts.pageOf(page + 1, pages)}
      </span>
      <button
        type="button"
        aria-label={texts.nextPage}
        aria-disabled={page === pages - 1 || undefined}
        onClick={() => turn(1)}
        className={PAGER_BUTTON}
      >
        <ChevronRight className="size-5" aria-hidden="true" />
      </button>
    </nav>
  )
}
