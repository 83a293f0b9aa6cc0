import { setTimeout as wait } from "node:timers/promises"
import type { CDPSession, Page } from "@playwright/test"
import { expectInCall, join } from "../support/call"
import { expect, isFullRun, printMeasurement, test } from "../support/chaos-test"
import { countInstances, objectMemory, pageMemory } from "../support/performance"
import { callTexts, endedTexts, prejoinTexts } from "../support/texts"

const ROUNDS = isFullRun ? 200 : 30
/** The first rounds load, compile and cache, which isn't a leak. */
const WARM_UP_ROUNDS = 8

type InstrumentedWindow = Window & {
  tracks: MediaStreamTrack[]
  contexts: AudioContext[]
}

test(`leaving and rejoining ${ROUNDS} times in one page leaks nothing`, async ({ visitor, roomName }) => {
  test.setTimeout(600_000)
  const page = await visitor({ expectedNoise: /./ })
  await page.addInitScript(collectMedia)
  await join(page, roomName, "Ada")
  const session = await page.context().newCDPSession(page)
  for (let i = 0; i < WARM_UP_ROUNDS; i++) await rejoin(page)
  const before = await measureMemory(session)
  for (let i = 0; i < ROUNDS; i++) await rejoin(page)
  const after = await measureMemory(session)

  for (const metric of ["heap", "objects", "listeners", "tracks", "connections"] as const) {
    const unit = metric === "heap" || metric === "objects" ? "MB" : ""
    printMeasurement(`${metric} before`, before[metric], unit)
    printMeasurement(`${metric} after`, after[metric], unit)
  }
  expect(after.objects).toBeLessThan(before.objects * 1.1)
  // In a full run V8 optimizes more code, which counts as heap.
  if (!isFullRun) expect(after.heap).toBeLessThan(before.heap * 1.1)
  expect(after.listeners).toBeLessThan(before.listeners * 1.1)
  // A leaked room would keep these. Counting collects garbage; on a busy machine Chromium takes several collections.
  for (const [className, count] of [
    ["MediaStreamTrack", before.tracks],
    ["RTCPeerConnection", before.connections],
  ] as const) {
    await expect
      .poll(() => countInstances(session, className), { message: className })
      .toBeLessThanOrEqual(count)
  }
})

/** Measures the page's memory once LiveKit's session has released left rooms: it keeps each for 20 s to wait for an agent. */
async function measureMemory(session: CDPSession) {
  await wait(21_000)
  const tracks = await countInstances(session, "MediaStreamTrack")
  const connections = await countInstances(session, "RTCPeerConnection")
  const memory = await pageMemory(session)
  return { ...memory, objects: await objectMemory(session), tracks, connections }
}

/** Leaves, expects all tracks, contexts and connections to be released, and rejoins. */
async function rejoin(page: Page) {
  await page.getByRole("button", { name: callTexts.leave }).click()
  await expect(page.getByRole("heading", { name: endedTexts.left.title })).toBeVisible()
  await expect
    .poll(() => page.evaluate(inUse), { intervals: [50] })
    .toEqual({ tracks: 0, contexts: 0, connections: 0 })
  await page.evaluate(() => {
    const instrumented = window as unknown as InstrumentedWindow
    // Otherwise the test's own lists would leak.
    for (const list of [instrumented.tracks, instrumented.contexts, instrumented.peerConnections])
      list.length = 0
  })
  await page.getByRole("button", { name: endedTexts.rejoin }).click()
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
}

function inUse() {
  const { tracks, contexts, peerConnections } = window as unknown as InstrumentedWindow
  return {
    tracks: tracks.filter(({ readyState }) => readyState === "live").length,
    contexts: contexts.filter(({ state }) => state !== "closed").length,
    connections: peerConnections.filter(({ connectionState }) => connectionState !== "closed").length,
  }
}

/** Runs in the page: collects captured tracks and AudioContexts to check that they are released. */
function collectMedia() {
  const tracks: MediaStreamTrack[] = []
  const contexts: AudioContext[] = []
  Object.assign(window, { tracks, contexts })
  const { mediaDevices } = navigator
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints)
    tracks.push(...stream.getTracks())
    return stream
  }
  const { clone } = MediaStreamTrack.prototype
  MediaStreamTrack.prototype.clone = function () {
    const copy = clone.call(this)
    tracks.push(copy)
    return copy
  }
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options)
      contexts.push(this)
    }
  }
}
