import { type RefObject, useLayoutEffect, useRef } from "react"
import { windowOf } from "@/components/ui/windows"
import type { Place, Size } from "@/lib/room/tile-layout"

const MOTION: KeyframeAnimationOptions = { duration: 200, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" }

type Arrangement = { space: Size; places: ReadonlyMap<string, Place> }

/**
 * Moves tiles from their previous place and size to the new ones when somebody comes or goes or the layout changes, and
 * fades new tiles in. Animates transforms and opacity only, so that nothing is laid out on the way (the technique is known
 * as FLIP). When only the space changes, such as with the window, tiles don't lag behind.
 * @param list contains the tiles, each with its key as `data-tile`
 */
export function useTileMotion(list: RefObject<HTMLElement | null>, { space, places }: Arrangement): void {
  const previous = useRef<Arrangement>({ space, places: new Map() })
  useLayoutEffect(() => {
    const before = previous.current
    previous.current = { space, places }
    if (
      !list.current ||
      before.places.size === 0 ||
      (before.space !== space && hasSameKeys(before.places, places))
    )
      return
    for (const tile of list.current.querySelectorAll<HTMLElement>("[data-tile]")) {
      const key = tile.dataset.tile ?? ""
      const [from, to] = [before.places.get(key), places.get(key)]
      if (!to || (from && isSame(from, to))) continue
      const end = { transform: moveTo(to), opacity: 1 }
      animateTile(tile, from ? { transform: moveTo(from, to) } : { ...end, opacity: 0 }, end)
    }
  })
}

/** Animates a tile, unless the user prefers reduced motion: CSS can't switch off what scripts animate. */
export function animateTile(tile: HTMLElement, from: Keyframe, to: Keyframe): void {
  if (windowOf(tile).matchMedia("(prefers-reduced-motion: reduce)").matches) return
  tile.animate([from, to], MOTION)
}

/** Returns the transform that moves a tile to a place and, if it is laid out in another size, stretches it. */
export function moveTo(place: Place, laidOut: Size = place): string {
  const move = `translate(${place.x}px, ${place.y}px)`
  if (place.width === laidOut.width && place.height === laidOut.height) return move
  return `${move} scale(${place.width / laidOut.width}, ${place.height / laidOut.height})`
}

function isSame(a: Place, b: Place): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

function hasSameKeys(a: ReadonlyMap<string, Place>, b: ReadonlyMap<string, Place>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key))
}
