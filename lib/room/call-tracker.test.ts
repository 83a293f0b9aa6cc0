import { beforeEach, expect, test, vi } from "vitest"
import { type ProductEvent, track } from "../track"
import { CallTracker } from "./call-tracker"
import { JoinError } from "./join-error"

const monitoring = vi.hoisted(() => ({
  sendError: () => undefined,
  // Not a mock function, which would handle the rejections of what it returns.
  sendEvent: (_event: ProductEvent): unknown => undefined,
}))
vi.mock("../monitoring", () => ({
  ...monitoring,
  sendEvent: (event: ProductEvent) => monitoring.sendEvent(event),
}))

const sent: ProductEvent[] = []
const end = { reason: "CLIENT_INITIATED", title: "You left", canRejoin: true, mayLeaveGhost: false }

beforeEach(() => {
  sent.length = 0
  monitoring.sendEvent = (event) => sent.push(event)
  vi.useFakeTimers()
})

test("a call's events carry times and reasons, and nothing else", () => {
  const tracker = new CallTracker()
  tracker.clicked()
  tracker.failed(new JoinError("no-answer", { message: "Ada's server says no" }), true)
  vi.advanceTimersByTime(1000)
  tracker.happened({ type: "connected" })
  vi.advanceTimersByTime(500)
  for (let i = 0; i < 2; i++) tracker.happened({ type: "first-frame" })
  tracker.happened({ type: "quality", quality: "poor" })
  tracker.happened({ type: "reconnecting" })
  tracker.happened({ type: "connected" })
  vi.advanceTimersByTime(3500)
  tracker.happened({ type: "ended", end })
  tracker.left("PAGE_CLOSED")
  expect(sent).toEqual([
    { type: "join-failed", code: "no-answer", willRetry: true },
    { type: "joined", afterMs: 1000 },
    { type: "first-frame", afterMs: 1500 },
    { type: "quality", quality: "poor" },
    { type: "reconnecting" },
    { type: "left", reason: "CLIENT_INITIATED", afterMs: 4000 },
  ])
})

test("closing the page ends a call, but no pre-join screen", () => {
  const page = new EventTarget()
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page))
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page))
  const tracker = new CallTracker()
  tracker.clicked()
  page.dispatchEvent(new Event("pagehide"))
  tracker.left("PAGE_CLOSED")
  expect(sent).toEqual([])
  tracker.happened({ type: "connected" })
  for (let i = 0; i < 2; i++) page.dispatchEvent(new Event("pagehide"))
  expect(sent.map(({ type }) => type)).toEqual(["joined", "left"])
  vi.unstubAllGlobals()
})

test("an analytics service that fails disturbs nothing", async () => {
  vi.useRealTimers()
  const unhandled = vi.fn()
  process.on("unhandledRejection", unhandled)
  const throwing = () => {
    throw new Error("broken")
  }
  for (const sendEvent of [throwing, async () => throwing()]) {
    monitoring.sendEvent = sendEvent
    expect(() => track({ type: "reconnecting" })).not.toThrow()
  }
  await new Promise((resolve) => setImmediate(resolve))
  process.off("unhandledRejection", unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})
