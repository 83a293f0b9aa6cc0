import { windowOf } from "./windows"

const GAP = 8

export type Placement = { side: "above" | "below"; align: "center" | "end" }

/**
 * Places an element that is fixed to the window above or below another one or, without room there, on the other side, and
 * inside the window that shows both.
 */
export function placeBeside(element: HTMLElement, anchor: Element, { side, align }: Placement): void {
  const around = anchor.getBoundingClientRect()
  const { width, height } = element.getBoundingClientRect()
  const view = windowOf(anchor)
  const left = align === "end" ? around.right - width : around.left + around.width / 2 - width / 2
  const above = around.top - GAP - height
  const below = around.bottom + GAP
  const fitsBelow = below + height <= view.innerHeight - GAP
  const isAbove = side === "above" ? above >= GAP : !fitsBelow && above >= GAP
  element.style.left = `${clamp(left, view.innerWidth - width - GAP)}px`
  element.style.top = `${isAbove ? above : clamp(below, view.innerHeight - height - GAP)}px`
}

function clamp(start: number, max: number): number {
  return Math.max(GAP, Math.min(start, max))
}
