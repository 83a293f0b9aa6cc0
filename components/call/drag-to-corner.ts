import type { PointerEvent } from "react"
import { isOnControl, windowOf } from "@/components/ui/windows"
import { preferencesStore } from "@/lib/room/preferences"
import { nearestCorner } from "@/lib/room/tile-layout"
import { animateTile } from "./use-tile-motion"

/** Shorter movements count as a click. */
const MIN_DRAG_PX = 4

/**
 * Lets a pointer drag the floating tile, from the handler of its `pointerdown`. Where it is dropped, it goes to the nearest
 * corner of its container and stays there in the next calls. The tile's menu does the same without a drag.
 */
export function dragToCorner(down: PointerEvent<HTMLElement>): void {
  const tile = down.currentTarget
  if (down.button !== 0 || isOnControl(down.target)) return
  let [x, y] = [0, 0]
  let isDragged = false
  const dragging = new AbortController()
  const { signal } = dragging

  const onMove = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== down.pointerId) return
    // Somebody may have joined: then it is a tile among others.
    if (!("floating" in tile.dataset)) return onEnd(event)
    x = event.clientX - down.clientX
    y = event.clientY - down.clientY
    if (!isDragged && Math.hypot(x, y) < MIN_DRAG_PX) return
    if (!isDragged) tile.setPointerCapture(down.pointerId)
    isDragged = true
    tile.style.translate = `${x}px ${y}px`
  }
  const onEnd = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== down.pointerId) return
    dragging.abort()
    tile.style.translate = ""
    if (!isDragged) return
    const [box, space] = [tile, tile.parentElement?.parentElement].map((part) =>
      part?.getBoundingClientRect(),
    )
    if (event.type === "pointerup" && "floating" in tile.dataset && box && space) {
      const center = { x: box.x + x + box.width / 2 - space.x, y: box.y + y + box.height / 2 - space.y }
      preferencesStore.update({ selfCorner: nearestCorner(center, space) })
    }
    // On top of the motion from its previous corner.
    animateTile(tile, { translate: `${x}px ${y}px` }, { translate: "0px 0px" })
  }
  // On the window: a fast pointer leaves the tile before it is captured.
  const view = windowOf(tile)
  view.addEventListener("pointermove", onMove, { signal })
  view.addEventListener("pointerup", onEnd, { signal })
  view.addEventListener("pointercancel", onEnd, { signal })
}
