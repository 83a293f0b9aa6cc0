import { joinErrorSentence } from "./join-error"

/** How long the app is asked what is wrong, in milliseconds. */
const PATIENCE = 3000

/**
 * The sentence for a join that failed at the LiveKit server. LiveKit's client tells a full room, a dead server and a
 * blocked network apart by nothing, so the app is asked how the server is.
 */
export async function explainJoinFailure(error: unknown): Promise<string> {
  if (!isConnectionError(error)) return joinErrorSentence(error)
  try {
    const answer = await fetch("/api/health", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })
    const { livekit }: { livekit?: unknown } = await answer.json()
    if (livekit === "unreachable") {
      return "The LiveKit server does not answer. Whoever runs this app has to start it, or to correct LIVEKIT_URL."
    }
    if (livekit === "reachable" && error.reasonName !== "NotAllowed") {
      return "The LiveKit server runs, but you could not get in. Your network may block it (it needs TCP 7881 and UDP 50000–60000, or UDP 7882 on a development server), or the room is full."
    }
  } catch {
    // Then there is no more to say than the error itself.
  }
  return joinErrorSentence(error)
}

function isConnectionError(error: unknown): error is Error & { reasonName: string } {
  return error instanceof Error && "reasonName" in error && typeof error.reasonName === "string"
}
