import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest"
import { type ErrorReport, redact, reportError } from "./report-error"

// Not a mock function, which would handle the rejections of what it returns.
const monitoring = vi.hoisted(() => ({ sendError: (_report: ErrorReport): unknown => undefined }))
vi.mock("./monitoring", () => ({ sendError: (report: ErrorReport) => monitoring.sendError(report) }))

const sent: ErrorReport[] = []
let minute = 0
const KEY = "3q2-7wAbCdEfGhIjKlMnOpQrStUvWxYz0123456789_"
const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"

beforeEach(() => {
  // Each test in a minute of its own.
  minute += 10
  vi.useFakeTimers({ now: minute * 60_000 })
  sent.length = 0
  monitoring.sendError = (report) => sent.push(report)
})
afterEach(() => {
  vi.useRealTimers()
})

test.each([
  [`https://meet.example/rooms/demo#key=${KEY}`, "https://meet.example/rooms/[roomName]"],
  [
    `at f (https://meet.example/rooms/de:mo?a=b#key=${KEY}:12:5)`,
    "at f (https://meet.example/rooms/[roomName]:12:5)",
  ],
  [
    "at f (https://meet.example/_next/static/a.js?dpl=secret:12:5)",
    "at f (https://meet.example/_next/static/a.js:12:5)",
  ],
  ["GET /rooms/anna's%20room failed", "GET /rooms/[roomName] failed"],
  [`wss://sfu.example/rtc?access_token=${TOKEN}&auto=1`, "wss://sfu.example/rtc"],
  [`the token ${TOKEN}.`, "the token [token]"],
  ["Authorization: Bearer abc.def", "Authorization: [redacted]"],
  ['{"authorization":"Basic YTpi"}', '{"authorization":[redacted]'],
  ["sent Bearer abc.def-ghi", "sent Bearer [redacted]"],
  [`the fragment #key=${KEY} is damaged`, "the fragment #[redacted] is damaged"],
  [`key=${KEY}`, "key=[redacted]"],
  ["no answer from ada@mail.example at 203.0.113.7", "no answer from [e-mail] at [address]"],
  [
    "at CallSession.#requestToken (call-session.ts:141:9)",
    "at CallSession.#requestToken (call-session.ts:141:9)",
  ],
])("redacts %s", (text, expected) => {
  expect(redact(text)).toBe(expected)
})

describe("reportError", () => {
  it("sends a redacted copy, with its causes", () => {
    const cause = new Error(`refused ${TOKEN}`)
    const error = Object.assign(new TypeError(`failed at /rooms/demo#key=${KEY} with s3cret`, { cause }), {
      digest: "42",
    })
    reportError(error, { place: "page", route: "/rooms/demo" }, ["s3cret"])
    const [report] = sent as [ErrorReport]
    expect(report).toMatchObject({ place: "page", route: "/rooms/[roomName]", digest: "42" })
    expect(report.error).not.toBe(error)
    expect(report.error.name).toBe("TypeError")
    expect(report.error.message).toBe("failed at /rooms/[roomName] with [secret]")
    expect(report.error.stack).toContain("report-error.test.ts")
    expect((report.error.cause as Error).message).toBe("refused [token]")
    expect(JSON.stringify([report.error.stack, (report.error.cause as Error).stack])).not.toMatch(
      /3q2-7w|s3cret|eyJ/,
    )
  })

  it("sends nothing of a thrown value that isn't an error", () => {
    reportError({ name: "Ada", password: "x" }, { place: "page" })
    reportError("Ada's secret", { place: "page" })
    expect(sent.map(({ error }) => error.message)).toEqual(["A thrown object", "A thrown string"])
  })

  it("sends an error once, however many boundaries it passes, and at most 20 in a minute", () => {
    const error = new Error("same")
    for (const place of ["part", "page"] as const) reportError(error, { place })
    expect(sent).toHaveLength(1)
    for (let i = 0; i < 100; i++) reportError(new Error(`loop ${i}`), { place: "page" })
    expect(sent).toHaveLength(20)
    vi.advanceTimersByTime(60_000)
    reportError(new Error("later"), { place: "page" })
    expect(sent).toHaveLength(21)
  })

  it("never throws, and leaves no rejection behind", async () => {
    const unhandled = vi.fn()
    process.on("unhandledRejection", unhandled)
    const throwing = () => {
      throw new Error("broken")
    }
    const hostile = Object.defineProperty(new Error("x"), "message", {
      get() {
        throw new Error("getter")
      },
    })
    for (const sendError of [throwing, async () => throwing()]) {
      monitoring.sendError = sendError
      for (const error of [new Error("a"), hostile, undefined, null]) {
        expect(() => reportError(error, { place: "page" })).not.toThrow()
      }
    }
    vi.useRealTimers()
    await new Promise((resolve) => setImmediate(resolve))
    process.off("unhandledRejection", unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  })
})
