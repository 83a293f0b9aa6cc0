import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { generateRoomKey } from "./room-key"

class PeerConnection {
  addTransceiver() {}
}

const key = `#${generateRoomKey(new Uint8Array(32))}`

let browserProblem: (fragment: string) => unknown

beforeEach(async () => {
  // A missing WebRTC is remembered.
  vi.resetModules()
  browserProblem = (await import("./browser-support")).browserProblem
  vi.stubGlobal("RTCPeerConnection", PeerConnection)
  vi.stubGlobal("WebSocket", class {})
  vi.stubGlobal("Worker", class {})
  vi.stubGlobal("RTCRtpScriptTransform", class {})
  vi.stubGlobal("isSecureContext", true)
})
afterEach(() => void vi.unstubAllGlobals())

test("a complete browser has no problem", () => {
  expect(browserProblem("")).toBeUndefined()
  expect(browserProblem(key)).toBeUndefined()
})

test.each([
  ["removed", undefined],
  ["null", null],
  ["an empty replacement", class {}],
])("WebRTC is off: %s", (_, replacement) => {
  vi.stubGlobal("RTCPeerConnection", replacement)
  expect(browserProblem("")).toBe("no-webrtc")
})

test("WebRTC stays off if livekit-client's adapter restores it", () => {
  vi.stubGlobal("RTCPeerConnection", undefined)
  browserProblem("")
  vi.stubGlobal("RTCPeerConnection", PeerConnection)
  expect(browserProblem("")).toBe("no-webrtc")
})

test("WebSockets are off", () => {
  vi.stubGlobal("WebSocket", undefined)
  expect(browserProblem("")).toBe("no-websocket")
})

test("encryption needs HTTPS, and only an encrypted room needs encryption", () => {
  vi.stubGlobal("isSecureContext", false)
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) })
  expect(browserProblem(key)).toBe("encryption-insecure")
  expect(browserProblem("")).toBeUndefined()
  expect(browserProblem("#key=damaged")).toBeUndefined()
})

test.each(["RTCRtpScriptTransform", "Worker"])("encryption needs %s", (name) => {
  vi.unstubAllGlobals()
  vi.stubGlobal("RTCPeerConnection", PeerConnection)
  vi.stubGlobal("WebSocket", class {})
  if (name !== "Worker") vi.stubGlobal("Worker", class {})
  if (name !== "RTCRtpScriptTransform") vi.stubGlobal("RTCRtpScriptTransform", class {})
  expect(browserProblem(key)).toBe("encryption-unsupported")
})
