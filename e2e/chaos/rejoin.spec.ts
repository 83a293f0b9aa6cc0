import { setTimeout as wait } from "node:timers/promises"
import type { CDPSession, Page } from "@playwright/test"
import { expectInCall, join } from "../support/call"
import { expect, isFull, measured, test } from "../support/chaos-test"
import { heldByPage, heldObjects, heldObjectsSize } from "../support/memory"

const TIMES = isFull ? 200 : 30
/** What is loaded, compiled and cached in the first rounds is not a leak. */
const WARM_UP = 8

type Counted = Window & {
  tracks: MediaStreamTrack[]
  contexts: AudioContext[]
  rememberedConnections: RTCPeerConnection[]
}

test(`in and out ${TIMES} times in one page: nothing is left behind`, async ({ visitor, roomName }) => {
  test.setTimeout(600_000)
  const page = await visitor({ expectedNoise: /./ })
  await page.addInitScript(rememberMedia)
  await join(page, roomName, "Ada")
  const session = await page.context().newCDPSession(page)
  for (let i = 0; i < WARM_UP; i++) await outAndIn(page)
  const before = await settled(session)
  for (let i = 0; i < TIMES; i++) await outAndIn(page)
  const after = await settled(session)

  for (const what of ["heap", "objects", "listeners", "tracks", "connections"] as const) {
    const unit = what === "heap" || what === "objects" ? "MB" : ""
    measured(`${what} before`, before[what], unit)
    measured(`${what} after`, after[what], unit)
  }
  expect(after.objects).toBeLessThan(before.objects * 1.1)
  // In many more rounds the browser compiles more code once more, which is in the heap as well.
  if (!isFull) expect(after.heap).toBeLessThan(before.heap * 1.1)
  expect(after.listeners).toBeLessThan(before.listeners * 1.1)
  // A room that is held holds these.
  expect(after.tracks).toBeLessThanOrEqual(before.tracks)
  expect(after.connections).toBeLessThanOrEqual(before.connections)
})

/**
 * What the page holds once LiveKit's session has let go of the rooms that were left: for each it has a timer of 20 s, for
 * an agent that may come.
 */
async function settled(session: CDPSession) {
  await wait(21_000)
  const tracks = await heldObjects(session, "MediaStreamTrack")
  const connections = await heldObjects(session, "RTCPeerConnection")
  const held = await heldByPage(session)
  return { ...held, objects: await heldObjectsSize(session), tracks, connections }
}

/** Leaves, looks whether all that the call used is let go of, and comes back. */
async function outAndIn(page: Page) {
  await page.getByRole("button", { name: "Leave" }).click()
  await expect(page.getByRole("heading", { name: "You left" })).toBeVisible()
  await expect
    .poll(() => page.evaluate(inUse), { intervals: [50] })
    .toEqual({ tracks: 0, contexts: 0, connections: 0 })
  await page.evaluate(() => {
    const counted = window as unknown as Counted
    // Else this test would itself keep what it looks for.
    for (const list of [counted.tracks, counted.contexts, counted.rememberedConnections]) list.length = 0
  })
  await page.getByRole("button", { name: "Rejoin" }).click()
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
}

function inUse() {
  const { tracks, contexts, rememberedConnections } = window as unknown as Counted
  return {
    tracks: tracks.filter(({ readyState }) => readyState === "live").length,
    contexts: contexts.filter(({ state }) => state !== "closed").length,
    connections: rememberedConnections.filter(({ connectionState }) => connectionState !== "closed").length,
  }
}

/** Runs in the page: keeps every captured track and every AudioContext, to see whether they are let go of. */
function rememberMedia() {
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
