import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import type { Browser, CDPSession, Page } from "@playwright/test"

const LOOPBACK_COUNTERS = "/sys/class/net/lo/statistics"
/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100

/** What a page has cost so far. */
export type Load = {
  /** Processor time of all renderer processes and of the GPU process, in seconds. */
  renderer: number
  gpu: number
  /** Time of the page's main thread by task, in seconds. */
  script: number
  layout: number
  style: number
  /** JavaScript heap, in bytes. */
  heap: number
  /** Memory of all renderer processes, in MB. */
  memory: number
  commits: number
  longTasks: number
  shownFrames: number
  droppedFrames: number
  /** Decoded remote frames, shown or not. */
  decodedFrames: number
  at: number
}

/** Reads the counters of browser and page. It must be the only page, as processes belong to the whole browser. */
export async function pageLoad(browser: Browser, page: Page, client: CDPSession): Promise<Load> {
  const system = await browser.newBrowserCDPSession()
  const { processInfo } = await system.send("SystemInfo.getProcessInfo")
  await system.detach()
  const processes = (type: string) => processInfo.filter((info) => info.type.toLowerCase() === type)
  const cpu = (type: string) => processes(type).reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  const { metrics } = await client.send("Performance.getMetrics")
  const metric = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return {
    renderer: cpu("renderer"),
    gpu: cpu("gpu"),
    script: metric("ScriptDuration"),
    layout: metric("LayoutDuration"),
    style: metric("RecalcStyleDuration"),
    heap: metric("JSHeapUsedSize"),
    memory: processes("renderer").reduce((sum, { id }) => sum + measureProcess(id).memory, 0),
    at: metric("Timestamp"),
    ...(await page.evaluate(async () => {
      let decodedFrames = 0
      for (const connection of window.connections) {
        for (const stats of (await connection.getStats()).values()) {
          if (stats.type === "inbound-rtp" && stats.kind === "video")
            decodedFrames += stats.framesDecoded ?? 0
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

/** Returns a process's processor time so far, in seconds, and its memory, in MB. */
export function measureProcess(pid: number): { cpu: number; memory: number } {
  const [time = "", rss] = execFileSync("ps", ["-o", "time=,rss=", "-p", String(pid)], { encoding: "utf8" })
    .trim()
    .split(/\s+/)
  return { cpu: linuxCpuTime(pid) ?? parseTime(time), memory: Number(rss) / 1024 }
}

/** On Linux, `ps` prints whole seconds only. */
function linuxCpuTime(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return undefined
  // The second field is the program's name in brackets, which may contain spaces.
  const fields = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Parses `[[hours:]minutes:]seconds`. */
function parseTime(time: string): number {
  return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0)
}

/** Returns the loopback traffic of this machine since its start; undefined except on Linux. */
export function loopbackTraffic(): { bytes: number; packets: number } | undefined {
  if (!existsSync(LOOPBACK_COUNTERS)) return undefined
  const read = (what: string) => Number(readFileSync(`${LOOPBACK_COUNTERS}/tx_${what}`, "utf8"))
  return { bytes: read("bytes"), packets: read("packets") }
}
