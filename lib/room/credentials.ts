import {
  decodeTokenPayload,
  TokenSource,
  type TokenSourceFetchOptions,
  type TokenSourceResponseObject,
} from "livekit-client"
import { JoinError, tokenRefusal } from "./join-error"

/** What a call is joined with, and who its token says we are. */
export type Credentials = TokenSourceResponseObject & { identity: string }

type JoinRequest = {
  roomName: string
  participantName: string
  /** The identity of an earlier join of this page: it keeps its place, and takes over from its own ghost. */
  participantIdentity?: string | undefined
}

/**
 * Asks the token endpoint for a token and checks that it is for the room that was asked for.
 *
 * Each join has a TokenSource of its own. A shared one notes new options before it fetches but keeps the old
 * answer: after a failed request, a retry would hand out the token of another room or name.
 * @throws what `joinErrorSentence` turns into a sentence
 */
export async function fetchCredentials(request: JoinRequest): Promise<Credentials> {
  const { participantIdentity, ...options } = request
  const answer = participantIdentity
    ? await fetchToken({ ...options, participantIdentity }).catch((error: unknown) => {
        // Without its cookie (storage blocked, or cleared meanwhile) a visitor can't prove who they were.
        if (tokenRefusal(error)?.field === "participant_identity") return fetchToken(options)
        throw error
      })
    : await fetchToken(options)

  const token = decodeTokenPayload(answer.participantToken)
  if (token.video?.room !== request.roomName || !token.sub) {
    throw new JoinError("The server answered for another room. Try to join again.")
  }
  return { ...answer, identity: token.sub }
}

function fetchToken(options: TokenSourceFetchOptions): Promise<TokenSourceResponseObject> {
  return TokenSource.endpoint("/api/token").fetch(options)
}
