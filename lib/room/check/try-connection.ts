import { LogLevel, RoomEvent, setLogLevel } from "livekit-client"
import { createRoom } from "../create-room"

/** How far a connection got: to nothing, to the server's answer, or to where audio and video flow. */
export type Reach = "nothing" | "signalling" | "media"

/**
 * Joins a room, only to see whether it can be, and leaves it at once. LiveKit's own `ConnectionCheck` joins once for
 * each of its questions; one join answers both that we have.
 * @param signal ends it early
 */
export async function tryConnection(
  server: { serverUrl: string; participantToken: string },
  signal: AbortSignal,
): Promise<Reach> {
  const room = createRoom()
  const leave = () => void room.disconnect()
  let reach: Reach = "nothing"
  room.once(RoomEvent.SignalConnected, () => {
    reach = "signalling"
  })
  signal.addEventListener("abort", leave)
  // What goes wrong here is what the check is there to tell, in words of its own.
  setLogLevel(LogLevel.silent)
  try {
    await room.connect(server.serverUrl, server.participantToken, {
      autoSubscribe: false,
      maxRetries: 0,
      websocketTimeout: 8_000,
      peerConnectionTimeout: 10_000,
    })
    return "media"
  } catch {
    return reach
  } finally {
    signal.removeEventListener("abort", leave)
    await room.disconnect()
    setLogLevel(LogLevel.warn)
  }
}
