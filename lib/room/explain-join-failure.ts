import { joinErrorSentence } from "./join-error"
import { withAccessToken } from "./with-access-token"

/** How long the app has to answer what is wrong, in milliseconds. */
const PATIENCE = 3000

/**
 * The sentence for a join that failed at the LiveKit server. LiveKit's client tells a full room, a dead server and a
 * blocked network apart by nothing, so the app is asked how the server is.
 */
export async function explainJoinFailure(error: unknown, roomName: string): Promise<string> {
  if (!isConnectionError(error)) return joinErrorSentence(error)
  try {
    const [{ livekit }, { isFull }] = await Promise.all([
      ask("/api/health"),
      ask(`/api/rooms/${encodeURIComponent(roomName)}/people`).catch(() => ({ isFull: undefined })),
    ])
    if (livekit === "unreachable") {
      return "The LiveKit server does not answer. Whoever runs this app has to start it, or to correct LIVEKIT_URL."
    }
    if (isFull === true) return "This room is full. As soon as somebody leaves, you can join."
    if (livekit === "reachable" && error.reasonName !== "NotAllowed") {
      const mayBeFull = isFull === undefined ? ", or the room is full" : ""
      return `The LiveKit server runs, but you could not get in. Your network may block it (it needs TCP 7881 and UDP 50000–60000, or UDP 7882 on a development server)${mayBeFull}.`
    }
  } catch {
    // Then there is no more to say than the error itself.
  }
  return joinErrorSentence(error)
}

async function ask(path: string): Promise<Record<string, unknown>> {
  const answer = await withAccessToken((headers) =>
    fetch(path, { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }),
  )
  return answer.json()
}

function isConnectionError(error: unknown): error is Error & { reasonName: string } {
  return error instanceof Error && "reasonName" in error && typeof error.reasonName === "string"
}
