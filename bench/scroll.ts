import type { Locator } from "@playwright/test"
import { median } from "./median"

/** How long the box has to be at its end for that to be the end: what is beyond may have to be loaded, in frames. */
const END = 40
/** At 60 frames a second one takes 16.7 ms; from here on, in milliseconds, at least one was missed. */
const LATE = 25

export type Scrolling = { perSecond: number; late: number; median: number; longest: number; pixels: number }

/** Scrolls a box to its end by so many pixels a frame, upwards where they are negative, and times the frames. */
export async function scroll(box: Locator, perFrame: number): Promise<Scrolling> {
  const { frames, pixels } = await box.evaluate(
    (element, { perFrame, END }) =>
      new Promise<{ frames: number[]; pixels: number }>((resolve) => {
        const frames: number[] = []
        let pixels = 0
        let atEnd = 0
        let last = performance.now()
        const step = (now: number) => {
          frames.push(now - last)
          last = now
          const before = element.scrollTop
          element.scrollTop += perFrame
          const moved = Math.abs(element.scrollTop - before)
          pixels += moved
          atEnd = moved < 1 ? atEnd + 1 : 0
          if (atEnd < END) requestAnimationFrame(step)
          else resolve({ frames: frames.slice(1, -END), pixels })
        }
        requestAnimationFrame(step)
      }),
    { perFrame, END },
  )
  const time = frames.reduce((sum, frame) => sum + frame, 0)
  return {
    perSecond: (frames.length / time) * 1000,
    late: (frames.filter((frame) => frame > LATE).length / frames.length) * 100,
    median: median(frames),
    longest: Math.max(...frames),
    pixels,
  }
}
