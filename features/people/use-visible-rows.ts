import { type RefObject, useLayoutEffect, useState } from "react"
import { useSize } from "@/components/ui/use-size"

/** Rows are added and removed in steps of this many, so that not every scrolled pixel renders. */
const ROW_STEP = 8

type VisibleRows = {
  /** The range of rows to render. */
  first: number
  end: number
  /** The space to keep free for the rows before and after them, in CSS pixels. */
  before: number
  after: number
  /** Give it to the box. */
  onScroll: () => void
}

/**
 * Returns which rows of a long list to render: those in view, and some above and below. All rows have the same height.
 * @param box the element that scrolls
 * @param list the element inside it that contains only the rows
 */
export function useVisibleRows(
  box: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  count: number,
): VisibleRows {
  const { height } = useSize(box)
  const [step, setStep] = useState(0)
  // Measured below, as it grows with the user's font size.
  const [rowHeight, setRowHeight] = useState(56)

  // biome-ignore lint/correctness/useExhaustiveDependencies: measures again when the box may show more or fewer rows
  useLayoutEffect(() => {
    const measured = list.current?.firstElementChild?.getBoundingClientRect().height
    if (measured) setRowHeight(measured)
  }, [list, height, count > 0])

  const onScroll = () => {
    const top = (box.current?.scrollTop ?? 0) - offsetOf(list.current, box.current)
    setStep(Math.floor(Math.max(0, top) / rowHeight / ROW_STEP))
  }
  const stepsInView = Math.ceil(height / rowHeight / ROW_STEP) + 1
  const first = Math.max(0, Math.min((step - 1) * ROW_STEP, count - stepsInView * ROW_STEP))
  const end = Math.min(count, (step + stepsInView + 1) * ROW_STEP)
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight, onScroll }
}

/** Returns how far below the start of the scrolled content `list` begins. */
function offsetOf(list: HTMLElement | null, box: HTMLElement | null): number {
  if (!list || !box) return 0
  return list.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop
}
