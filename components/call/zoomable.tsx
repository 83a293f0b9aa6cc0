import { Minus, Plus } from "lucide-react"
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react"
import { texts } from "@/lib/texts/call"

const MAX_SCALE = 5
const STEP = 1.5

/** How many times larger the content is, and how far its centre is moved, in CSS pixels. */
type Zoom = { scale: number; x: number; y: number }

const NO_ZOOM: Zoom = { scale: 1, x: 0, y: 0 }

type Point = { x: number; y: number }

/**
 * Lets users zoom into a shared screen with the wheel, by pinching and with two buttons, and move it by dragging. The
 * content always covers its box.
 */
export function Zoomable({ isEnabled, children }: { isEnabled: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const pointers = useRef(new Map<number, Point>())
  const [zoom, setZoom] = useState(NO_ZOOM)
  const isZoomed = isEnabled && zoom.scale > 1

  /** Zooms so that what is at `point` stays there. */
  const zoomBy = (factor: number, point?: Point) => {
    const { x = 0, y = 0, width = 0, height = 0 } = box.current?.getBoundingClientRect() ?? {}
    const from = {
      x: (point?.x ?? x + width / 2) - x - width / 2,
      y: (point?.y ?? y + height / 2) - y - height / 2,
    }
    setZoom((old) => {
      const scale = Math.min(MAX_SCALE, Math.max(1, old.scale * factor))
      const ratio = scale / old.scale
      return within(
        { scale, x: from.x - (from.x - old.x) * ratio, y: from.y - (from.y - old.y) * ratio },
        width,
        height,
      )
    })
  }
  const moveBy = (dx: number, dy: number) =>
    setZoom((old) =>
      within(
        { ...old, x: old.x + dx, y: old.y + dy },
        box.current?.clientWidth ?? 0,
        box.current?.clientHeight ?? 0,
      ),
    )

  // React's own listener for the wheel is passive: the page would scroll or zoom too.
  const latest = useRef(zoomBy)
  useEffect(() => {
    latest.current = zoomBy
  })
  useEffect(() => {
    const element = box.current
    if (!isEnabled) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      latest.current(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), {
        x: event.clientX,
        y: event.clientY,
      })
    }
    element?.addEventListener("wheel", onWheel, { passive: false })
    return () => element?.removeEventListener("wheel", onWheel)
  }, [isEnabled])

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (!isEnabled || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const onPointerMove = ({ pointerId, clientX, clientY }: PointerEvent) => {
    const before = pointers.current.get(pointerId)
    if (!before) return
    const now = { x: clientX, y: clientY }
    const [other] = [...pointers.current].filter(([id]) => id !== pointerId).map(([, point]) => point)
    pointers.current.set(pointerId, now)
    if (other) zoomBy(distance(now, other) / Math.max(1, distance(before, other)), middle(now, other))
    else if (isZoomed) moveBy(now.x - before.x, now.y - before.y)
  }
  const onPointerEnd = ({ pointerId }: PointerEvent) => pointers.current.delete(pointerId)

  return (
    <>
      <div
        ref={box}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        className={`size-full overflow-hidden ${isEnabled ? "touch-none" : ""} ${isZoomed ? "cursor-grab active:cursor-grabbing" : ""}`}
      >
        <div
          className="size-full"
          style={
            isZoomed ? { transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` } : undefined
          }
        >
          {children}
        </div>
      </div>
      {isEnabled && (
        <div
          className={`absolute right-2 bottom-2 flex overflow-hidden rounded-md bg-scrim text-scrim-foreground transition-opacity group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 group-data-tapped/tile:opacity-100 ${isZoomed ? "" : "opacity-0"}`}
        >
          <ZoomButton
            label={texts.zoomOut}
            icon={Minus}
            isDisabled={!isZoomed}
            onPress={() => zoomBy(1 / STEP)}
          />
          <span className="grid min-w-12 place-items-center text-label tabular-nums">
            {`${Math.round(zoom.scale * 100)} %`}
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

/** Keeps the content over its whole box. */
function within({ scale, x, y }: Zoom, width: number, height: number): Zoom {
  const limit = (value: number, size: number) => {
    const most = (size * (scale - 1)) / 2
    return Math.min(most, Math.max(-most, value))
  }
  return { scale, x: limit(x, width), y: limit(y, height) }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
