import { parseRoomKey } from "./room-key"

/** What a browser lacks for a call. lib/texts/browser.ts says how to fix each. */
export type BrowserProblem = "no-webrtc" | "no-websocket" | "encryption-insecure" | "encryption-unsupported"

/**
 * Returns why this browser can't join a room, before the user is asked for anything.
 * @param fragment the end of the room's link, where the key of an encrypted room is
 */
export function browserProblem(fragment: string): BrowserProblem | undefined {
  if (!hasWebRtc()) return "no-webrtc"
  if (typeof WebSocket !== "function") return "no-websocket"
  return hasKey(fragment) ? encryptionProblem() : undefined
}

/** Returns why this browser can't encrypt calls end to end. */
export function encryptionProblem(): BrowserProblem | undefined {
  if (!globalThis.crypto?.subtle) return isSecureContext ? "encryption-unsupported" : "encryption-insecure"
  // As livekit-client's `isE2EESupported`, which the pre-join can't load.
  const canTransform =
    "RTCRtpScriptTransform" in globalThis ||
    ("RTCRtpSender" in globalThis && "createEncodedStreams" in RTCRtpSender.prototype)
  return canTransform && "Worker" in globalThis ? undefined : "encryption-unsupported"
}

let wasWebRtcMissing = false

/**
 * Extensions and policies remove WebRTC's constructor, or replace it with an empty one; calling it would load WebRTC. The
 * first answer counts, because livekit-client's webrtc-adapter restores it from an alias that such extensions overlook.
 */
function hasWebRtc(): boolean {
  wasWebRtcMissing ||=
    typeof RTCPeerConnection !== "function" || !("addTransceiver" in RTCPeerConnection.prototype)
  return !wasWebRtcMissing
}

function hasKey(fragment: string): boolean {
  try {
    return parseRoomKey(fragment) !== undefined
  } catch {
    // components/room.tsx shows that the key is damaged.
    return false
  }
}
