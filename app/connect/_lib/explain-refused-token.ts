import { answerText } from "@/lib/room/answer-text"
import { connectionFailure } from "@/lib/room/join-error"
import { texts } from "./join-texts"

/** What a LiveKit server says of a token that it would let in. */
const ACCEPTED = "success"

/** How long the LiveKit server is asked what is wrong, in milliseconds. */
const PATIENCE = 5000

/**
 * The sentence for a join with a pasted token that failed. LiveKit's client doesn't tell a refused token from a wrong
 * address, so the server itself is asked, by the question that LiveKit's clients ask too. Its words are not shown: they
 * can hold the token.
 */
export async function explainRefusedToken(
  error: unknown,
  { serverUrl, participantToken }: { serverUrl: string; participantToken: string },
): Promise<string> {
  if (connectionFailure(error) === "NotAllowed") return texts.refused
  const url = new URL(serverUrl)
  url.protocol = url.protocol.replace("ws", "http")
  url.pathname = `${url.pathname.replace(/\/$/, "")}/rtc/validate`
  url.searchParams.set("access_token", participantToken)
  try {
    const answer = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })
    const words = await answerText(answer)
    if (answer.status === 401 || answer.status === 403) return texts.refused
    if (answer.status >= 500) return texts.unreachable
    return answer.ok && words === ACCEPTED ? texts.notJoined : texts.noLivekit
  } catch {
    return texts.unreachable
  }
}
