import type { Page } from "@playwright/test"

type Watched = Window & { longTasks: number[] }

/** From now on notes how long each task of the page's main thread takes that takes long. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longTasks: number[] = []
    Object.assign(window, { longTasks })
    new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: "longtask" })
  })
}

/** The longest task since then, in milliseconds; 0 where none took 50. */
export function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...(window as unknown as Watched).longTasks))
}
