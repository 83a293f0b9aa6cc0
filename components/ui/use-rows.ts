import { type RefObject, useLayoutEffect, useState } from "react"
import { useSize } from "./use-size"

/** Rows are taken in and let go in steps of this many, so that not every pixel that is scrolled renders. */
const STEP = 8

type Rows = {
  /** Which rows belong into the page: from `first` to before `end`. */
  first: number
  end: number
  /** The space of the rows before and after them, in CSS pixels, to be kept free. */
  before: number
  after: number
  /** Give it to the box. */
  onScroll: () => void
}

/**
 * Which rows of a list of thousands are in the page: those in sight, and as many around them as a turn of the wheel
 * brings. All rows are of one height.
 * @param box the element that scrolls
 * @param list what holds nothing but the rows, in it
 */
export function useRows(
  box: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  count: number,
): Rows {
  const { height } = useSize(box)
  const [step, setStep] = useState(0)
  // Until a row was measured; it grows with the person's font size.
  const [row, setRow] = useState(56)

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever the box may show more or less
  useLayoutEffect(() => {
    const measured = list.current?.firstElementChild?.getBoundingClientRect().height
    if (measured) setRow(measured)
  }, [list, height, count > 0])

  const onScroll = () => {
    const top = (box.current?.scrollTop ?? 0) - offset(list.current, box.current)
    setStep(Math.floor(Math.max(0, top) / row / STEP))
  }
  const inSight = Math.ceil(height / row / STEP) + 1
  const first = Math.max(0, Math.min((step - 1) * STEP, count - inSight * STEP))
  const end = Math.min(count, (step + inSight + 1) * STEP)
  return { first, end, before: first * row, after: (count - end) * row, onScroll }
}

/** How far below the beginning of what `box` scrolls `list` begins. */
function offset(list: HTMLElement | null, box: HTMLElement | null): number {
  if (!list || !box) return 0
  return list.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop
}
