import type { Browser, CDPSession, Page } from "@playwright/test"
import { processCost } from "./process-cost"

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
  /** Megabytes of the processes that draw pages. */
  memory: number
  commits: number
  longTasks: number
  shownFrames: number
  droppedFrames: number
  /** Pictures of others that were decoded, shown or not. */
  decodedFrames: number
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
  const renderers = processInfo.filter(({ type }) => type.toLowerCase() === "renderer")
  const { metrics } = await client.send("Performance.getMetrics")
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
  return {
    renderer: cpu("renderer"),
    gpu: cpu("gpu"),
    script: metric("ScriptDuration"),
    layout: metric("LayoutDuration"),
    style: metric("RecalcStyleDuration"),
    heap: metric("JSHeapUsedSize"),
    memory: renderers.reduce((sum, { id }) => sum + processCost(id).memory, 0),
    at: metric("Timestamp"),
    ...(await page.evaluate(async () => {
      let decodedFrames = 0
      for (const connection of window.connections) {
        for (const report of (await connection.getStats()).values()) {
          if (report.type === "inbound-rtp" && report.kind === "video")
            decodedFrames += report.framesDecoded ?? 0
        }
      }
      const videos = [...document.querySelectorAll("video")].map((video) => video.getVideoPlaybackQuality())
      return {
        decodedFrames,
        commits: window.commits,
        longTasks: window.longTasks.length,
        shownFrames: videos.reduce((sum, quality) => sum + quality.totalVideoFrames, 0),
        droppedFrames: videos.reduce((sum, quality) => sum + quality.droppedVideoFrames, 0),
      }
    })),
  }
}
