import { connect } from "node:net"
import { type Finding, good, note } from "./finding"

const TIMEOUT_MS = 3_000
/** Where a LiveKit server takes media from those whom UDP doesn't get through. */
const MEDIA_TCP_PORT = 7881

/** What of the media's way can be tried from here: UDP needs a call. */
export async function checkMedia(url: string, port = MEDIA_TCP_PORT): Promise<Finding[]> {
  const { hostname } = new URL(url)
  if (hostname.endsWith(".livekit.cloud")) {
    return [good("LiveKit Cloud brings TURN and all ports that media needs.")]
  }
  const isOpen = await opens(hostname.replace(/^\[|\]$/g, ""), port)
  return [
    isOpen
      ? good(`Media may come by TCP (port ${port}).`)
      : note(
          `TCP port ${port}, which takes media where UDP is blocked, can't be reached at ${hostname}.`,
          "Open it in the firewall before the LiveKit server, unless its config names another (rtc.tcp_port).",
        ),
    note(
      "Whether media gets through by UDP and TURN can't be tried from here.",
      "Open a room and take “Check camera, microphone and connection”. The ports: docs/deployment.md",
    ),
  ]
}

function opens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS })
    const end = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once("connect", () => end(true))
    socket.once("error", () => end(false))
    socket.once("timeout", () => end(false))
  })
}
