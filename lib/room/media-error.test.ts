import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { texts } from "../texts/devices"
import { DEVICES, mediaErrorCode, mediaErrorMessage, screenShareErrorMessage } from "./media-error"

const MAC =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36"
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36"

const stubNavigator = (values: object) =>
  vi.stubGlobal("navigator", { userAgent: MAC, mediaDevices: {}, ...values })
const stubPolicy = (forbidden: string) =>
  vi.stubGlobal("document", { featurePolicy: { allowsFeature: (name: string) => name !== forbidden } })

beforeEach(() => stubNavigator({}))
afterEach(() => void vi.unstubAllGlobals())

describe("mediaErrorCode", () => {
  test.each([
    ["NotAllowedError", "Permission denied", "denied"],
    ["NotAllowedError", "Permission denied by system", "system"],
    ["NotAllowedError", "Permission dismissed", "dismissed"],
    ["SecurityError", "", "denied"],
    ["NotFoundError", "", "missing"],
    ["OverconstrainedError", "", "missing"],
    ["NotReadableError", "", "in-use"],
    ["AbortError", "", "in-use"],
    ["TypeError", "", "unknown"],
  ])("maps %s “%s” to %s", (name, message, code) => {
    expect(mediaErrorCode(new DOMException(message, name), "camera")).toBe(code)
  })

  test("maps anything that is not an error to unknown", () => {
    expect(mediaErrorCode("no error at all")).toBe("unknown")
  })

  test("distinguishes a Permissions-Policy from the user's own block", () => {
    stubPolicy("camera")
    const refused = new DOMException("Permission denied", "NotAllowedError")
    expect(mediaErrorCode(refused, "camera")).toBe("policy")
    expect(mediaErrorCode(refused, "microphone")).toBe("denied")
  })

  test.each([
    [false, "insecure"],
    [true, "unsupported"],
  ])("without mediaDevices, on a page whose secure context is %s: %s", (isSecureContext, code) => {
    stubNavigator({ mediaDevices: undefined })
    vi.stubGlobal("isSecureContext", isSecureContext)
    // What livekit-client's call of getUserMedia throws.
    expect(mediaErrorCode(new TypeError("Cannot read properties of undefined"))).toBe(code)
    stubNavigator({})
    expect(mediaErrorCode(new TypeError("something else"))).toBe("unknown")
  })
})

test("each device and code has its own message, and the system's names where to allow it", () => {
  const codes = ["denied", "dismissed", "system", "policy", "missing", "in-use"] as const
  const more = ["insecure", "unsupported", "lost", "unknown"] as const
  const messages = DEVICES.flatMap((device) =>
    [...codes, ...more].map((code) => mediaErrorMessage(device, code)),
  )
  expect(new Set(messages).size).toBe(messages.length)
  expect(mediaErrorMessage("camera", "system")).toContain("System Settings → Privacy & Security → Camera")
  stubNavigator({ userAgent: WINDOWS })
  expect(mediaErrorMessage("microphone", "system")).toContain("Settings → Privacy & security → Microphone")
})

describe("screenShareErrorMessage", () => {
  const messageFor = (name: string, message = "") => screenShareErrorMessage(new DOMException(message, name))

  test("says nothing when the user closes the picker", () => {
    expect(messageFor("NotAllowedError", "Permission denied")).toBeUndefined()
    expect(messageFor("NotAllowedError", "Permission denied by user")).toBeUndefined()
  })

  test("names the system's setting if the system refuses", () => {
    expect(messageFor("NotAllowedError", "Permission denied by system")).toContain(
      "Screen & System Audio Recording",
    )
    stubNavigator({ userAgent: WINDOWS })
    expect(messageFor("NotAllowedError", "Permission denied by system")).toBe(texts.screen.system("windows"))
  })

  test("names the page's policy", () => {
    stubPolicy("display-capture")
    expect(messageFor("NotAllowedError", "Permission denied")).toBe(texts.screen.policy)
  })

  test("has its own message for each other error", () => {
    const names = ["NotFoundError", "NotReadableError", "InvalidStateError", "AbortError", "OtherError"]
    const messages = names.map((name) => messageFor(name))
    expect(messages).not.toContain(undefined)
    expect(new Set(messages).size).toBe(names.length)
    expect(screenShareErrorMessage("no error at all")).toBe(texts.screen.unknown)
  })
})
