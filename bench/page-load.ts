import type { Browser, CDPSession, Page } from "@playwright/test"

/** What a page has cost so far. */
export type Load = {
  /** Seconds of processor time of everything that draws pages, and of what puts them on the screen. */
  renderer: number
  gpu: number
  /** Seconds of the page's own thread, by what it did. */
  script: number
  layout: number
  style: number
  heap: number
  commits: number
  longTasks: number
  shownFrames: number
  droppedFrames: number
  at: number
}

/** Asks browser and page. The page has to be the only one, because processes belong to the whole browser. */
export async function pageLoad(browser: Browser, page: Page, client: CDPSession): Promise<Load> {
  const system = await browser.newBrowserCDPSession()
  const { processInfo } = await system.send("SystemInfo.getProcessInfo")
  await system.detach()
  const cpu = (type: string) =>
    processInfo
      .filter((one) => one.type.toLowerCase() === type)
      .reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  const { metrics } = await client.send("Performance.getMetrics")
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
  return {
    renderer: cpu("renderer"),
    gpu: cpu("gpu"),
    script: metric("ScriptDuration"),
    layout: metric("LayoutDuration"),
    style: metric("RecalcStyleDuration"),
    heap: metric("JSHeapUsedSize"),
    at: metric("Timestamp"),
    ...(await page.evaluate(() => {
      const videos = [...document.querySelectorAll("video")].map((video) => video.getVideoPlaybackQuality())
      return {
        commits: window.commits,
        longTasks: window.longTasks.length,
        shownFrames: videos.reduce((sum, quality) => sum + quality.totalVideoFrames, 0),
        droppedFrames: videos.reduce((sum, quality) => sum + quality.droppedVideoFrames, 0),
      }
    })),
  }
}
