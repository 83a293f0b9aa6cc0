import type { TokenSourceFetchOptions, TokenSourceResponseObject } from "livekit-client"
import { texts } from "../texts/joining"
import { JoinError, tokenRefusal } from "./join-error"
import { readToken } from "./read-token"
import { serverUrlFault } from "./server-url"
import { createTokenSource, type TokenSourceChoice } from "./token-source"

/** What a call is joined with, and who its token says we are. */
export type Credentials = TokenSourceResponseObject & {
  identity: string
  /** When the token can't be joined with any more, in seconds since 1970; undefined where it doesn't say. */
  expires?: number | undefined
}

/** What a token is asked for with. */
export type JoinRequest = {
  roomName: string
  participantName: string
  /** The identity of an earlier join of this page: it keeps its place, and takes over from its own ghost. */
  participantIdentity?: string | undefined
}

/** Many times what an address and a token with all its fields have, in characters. */
const MAX_LENGTH = 64 * 1024

/**
 * Gets a token from the page's source and checks that it is for the room that was asked for, on a server that the page
 * can connect to.
 *
 * Each join has a TokenSource of its own. A shared one notes new options before it fetches but keeps the old
 * answer: after a failed request, a retry would hand out the token of another room or name.
 * @throws what `joinErrorSentence` turns into a sentence
 */
export async function fetchCredentials(
  request: JoinRequest,
  choice: TokenSourceChoice,
): Promise<Credentials> {
  const { participantIdentity, ...options } = request
  const fetchToken = (asked: TokenSourceFetchOptions) =>
    createTokenSource(choice).fetch(asked).catch(refuseNonsense)
  const answer = participantIdentity
    ? await fetchToken({ ...options, participantIdentity }).catch((error: unknown) => {
        // Without its cookie (storage blocked, or cleared meanwhile) a visitor can't prove who they were.
        if (tokenRefusal(error)?.field === "participant_identity") return fetchToken(options)
        throw error
      })
    : await fetchToken(options)

  // LiveKit's sources leave out what the answer lacks, whatever their types say.
  if (!answer.serverUrl || !answer.participantToken) throw noToken()
  if (answer.serverUrl.length + answer.participantToken.length > MAX_LENGTH) throw noToken()
  const fault = serverUrlFault(answer.serverUrl, location.protocol)
  if (fault) throw new JoinError(texts.otherPlace(fault))
  const token = readToken(answer.participantToken)
  if (!token?.identity) throw noToken()
  if (token.room !== request.roomName) {
    throw new JoinError(texts.otherRoom)
  }
  return { ...answer, identity: token.identity, expires: token.expires }
}

const noToken = () => new JoinError(texts.nonsense, { mayPass: true })

/** What LiveKit's sources throw besides refusals and what fetch rejects with: they found no token in the answer. */
function refuseNonsense(error: unknown): never {
  const isTold = error instanceof JoinError || tokenRefusal(error) !== undefined
  const isFetchs = error instanceof TypeError || error instanceof DOMException
  throw isTold || isFetchs ? error : noToken()
}
