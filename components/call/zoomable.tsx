import { Minus, Plus } from "lucide-react"
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react"
import { texts } from "@/lib/texts/call"

const MAX_SCALE = 5
const STEP = 1.5
/** How far an arrow key moves, as a share of the box. */
const ARROW_STEP = 0.1
const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: ARROW_STEP, y: 0 },
  ArrowRight: { x: -ARROW_STEP, y: 0 },
  ArrowUp: { x: 0, y: ARROW_STEP },
  ArrowDown: { x: 0, y: -ARROW_STEP },
}

/** In shares of the box, from its centre, so that it stays true when the box changes its size. */
type Point = { x: number; y: number }

/** How many times larger the content is, and where its centre is. */
type Zoom = Point & { scale: number }

const NO_ZOOM: Zoom = { scale: 1, x: 0, y: 0 }

/**
 * Lets users zoom into a shared screen with the wheel, by pinching, by a double-click and with two buttons, and move it by
 * dragging or with the arrow keys. The content always covers its box.
 */
export function Zoomable({ isEnabled, children }: { isEnabled: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const pointers = useRef(new Map<number, Point>())
  const [zoom, setZoom] = useState(NO_ZOOM)
  const isZoomed = isEnabled && zoom.scale > 1

  /** Zooms so that what is at `point` stays there. */
  const zoomBy = (factor: number, point: Point = { x: 0, y: 0 }) =>
    setZoom((old) => {
      const scale = Math.min(MAX_SCALE, Math.max(1, old.scale * factor))
      const ratio = scale / old.scale
      return clampZoom({
        scale,
        x: point.x - (point.x - old.x) * ratio,
        y: point.y - (point.y - old.y) * ratio,
      })
    })
  const moveBy = ({ x, y }: Point) => setZoom((old) => clampZoom({ ...old, x: old.x + x, y: old.y + y }))

  // React's own listener for the wheel is passive: the page would scroll or zoom too.
  const latest = useRef(zoomBy)
  useEffect(() => {
    latest.current = zoomBy
  })
  useEffect(() => {
    const element = box.current
    if (!element || !isEnabled) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      latest.current(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), pointOf(element, event))
    }
    element.addEventListener("wheel", onWheel, { passive: false })
    return () => element.removeEventListener("wheel", onWheel)
  }, [isEnabled])

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (!isEnabled || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    pointers.current.set(event.pointerId, pointOf(event.currentTarget, event))
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const now = pointOf(event.currentTarget, event)
    const [other] = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
    pointers.current.set(event.pointerId, now)
    if (other) zoomBy(distance(now, other) / Math.max(0.001, distance(before, other)), midpoint(now, other))
    else if (isZoomed) moveBy({ x: now.x - before.x, y: now.y - before.y })
  }
  const onPointerEnd = ({ pointerId }: PointerEvent) => pointers.current.delete(pointerId)
  const onArrow = (event: KeyboardEvent) => {
    const step = ARROWS[event.key]
    if (!step || !isZoomed) return
    event.preventDefault()
    moveBy(step)
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the group below does the same with the keyboard */}
      <div
        ref={box}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onDoubleClick={(event) => {
          if (!isEnabled) return
          // Here it zooms; on other tiles it pins.
          event.stopPropagation()
          if (isZoomed) setZoom(NO_ZOOM)
          else zoomBy(STEP * STEP, pointOf(event.currentTarget, event))
        }}
        className={`size-full overflow-hidden ${isEnabled ? "touch-none" : ""} ${isZoomed ? "cursor-grab active:cursor-grabbing" : ""}`}
      >
        <div
          className="size-full"
          style={
            isZoomed
              ? { transform: `translate(${zoom.x * 100}%, ${zoom.y * 100}%) scale(${zoom.scale})` }
              : undefined
          }
        >
          {children}
        </div>
      </div>
      {isEnabled && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div
          role="group"
          aria-label={texts.zoom}
          onKeyDown={onArrow}
          className={`absolute right-2 bottom-2 flex overflow-hidden rounded-md bg-scrim text-scrim-foreground transition-opacity group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 group-data-tapped/tile:opacity-100 short:bottom-20 ${isZoomed ? "" : "opacity-0"}`}
        >
          <ZoomButton
            label={texts.zoomOut}
            icon={Minus}
            isDisabled={!isZoomed}
            onPress={() => zoomBy(1 / STEP)}
          />
          <span className="grid min-w-12 place-items-center text-label tabular-nums">
            {`${Math.round(zoom.scale * 100)}%`}
          </span>
          <ZoomButton
            label={texts.zoomIn}
            icon={Plus}
            isDisabled={zoom.scale === MAX_SCALE}
            onPress={() => zoomBy(STEP)}
          />
        </div>
      )}
    </>
  )
}

type ZoomButtonProps = { label: string; icon: typeof Plus; isDisabled: boolean; onPress: () => void }

function ZoomButton({ label, icon: Icon, isDisabled, onPress }: ZoomButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isDisabled || undefined}
      onClick={() => isDisabled || onPress()}
      className="grid size-9 place-items-center -outline-offset-2 aria-disabled:opacity-50"
    >
      <Icon className="size-4" aria-hidden="true" />
    </button>
  )
}

function pointOf(box: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { x, y, width, height } = box.getBoundingClientRect()
  return { x: (clientX - x) / width - 0.5, y: (clientY - y) / height - 0.5 }
}

/** Keeps the content over its whole box. */
function clampZoom({ scale, x, y }: Zoom): Zoom {
  const most = (scale - 1) / 2
  const clamp = (value: number) => Math.min(most, Math.max(-most, value))
  return { scale, x: clamp(x), y: clamp(y) }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function midpoint(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
