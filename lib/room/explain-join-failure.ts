import { texts } from "../texts/joining"
import { fetchOwn } from "./fetch-own"
import { connectionFailure, joinErrorSentence } from "./join-error"

/** How long the app has to answer what is wrong, in milliseconds. */
const PATIENCE = 3000

/**
 * The sentence for a join that failed at the LiveKit server. LiveKit's client tells a full room, a dead server and a
 * blocked network apart by nothing, so the app is asked how the server is.
 */
export async function explainJoinFailure(error: unknown, roomName: string): Promise<string> {
  const reason = connectionFailure(error)
  if (reason === undefined) return joinErrorSentence(error)
  try {
    const [{ livekit }, { isFull }] = await Promise.all([
      ask("/api/health"),
      ask(`/api/rooms/${encodeURIComponent(roomName)}/people`).catch(() => ({ isFull: undefined })),
    ])
    if (livekit === "unreachable") {
      return texts.livekitDown
    }
    if (isFull === true) return texts.full
    if (livekit === "reachable" && reason !== "NotAllowed") {
      return texts.blocked(isFull === undefined)
    }
  } catch {
    // Then there is no more to say than the error itself.
  }
  return joinErrorSentence(error)
}

async function ask(path: string): Promise<Record<string, unknown>> {
  const answer = await fetchOwn(path, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })
  return answer.json()
}
