import type { BrowserProblem } from "../room/browser-support"

/** What a browser lacks for a call, and how to fix it. */
export const texts: Readonly<Record<BrowserProblem, string>> = {
  "no-webrtc":
    "WebRTC is off in this browser, so it can’t join calls. Turn off the extension or setting that blocks WebRTC, or update the browser, then reload this page.",
  "no-websocket":
    "WebSockets are off in this browser, so it can’t join calls. Turn off the extension or setting that blocks them, then reload this page.",
  "encryption-insecure":
    "This call is end-to-end encrypted, which browsers allow only on HTTPS or localhost. Open this page with https:// in its address.",
  "encryption-unsupported":
    "This call is end-to-end encrypted, which this browser doesn’t support. Update it, or try another one.",
}
