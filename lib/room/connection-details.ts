import type { TokenSourceFetchOptions, TokenSourceResponseObject } from "livekit-client"
import { texts } from "../texts/join"
import { decodeToken } from "./decode-token"
import { JoinError, toJoinError } from "./join-error"
import { createTokenSource, type TokenSourceChoice } from "./token-source"

/** Where and with which token to connect, and the participant that the token is for. */
export type ConnectionDetails = TokenSourceResponseObject & {
  identity: string
  /** The room on the LiveKit server. The policy's `room_name` rule may give it another name than the page's URL. */
  roomName: string
  /** Whether this app's server issued the token, and so accepts it as proof of who asks. */
  isOwnToken?: boolean | undefined
  /** When the token expires, in seconds since 1970; undefined if it doesn't say. */
  expiresAt?: number | undefined
}

/** What a token is requested for. */
export type JoinRequest = {
  roomName: string
  participantName: string
  /** The identity of an earlier join of this page, to replace a participant that the server still lists. */
  participantIdentity?: string | undefined
}

/** In characters: many times what a URL and a token with all its fields need. */
const MAX_LENGTH = 64 * 1024

/** The room that each token of this page was requested for. */
const requestedRooms = new Map<string, string>()

/**
 * Fetches connection details from the page's token source, and checks that they are for the requested room on a server
 * that the page may connect to. A token server's answer is not trusted, except that this app's own decides which room a
 * name means.
 * @throws {JoinError}
 */
export async function fetchConnectionDetails(
  request: JoinRequest,
  choice: TokenSourceChoice,
): Promise<ConnectionDetails> {
  const { participantIdentity, ...options } = request
  const answer = participantIdentity
    ? await fetchToken({ ...options, participantIdentity }, choice).catch((error: JoinError) => {
        // Without its cookie (blocked or cleared) a visitor can't prove their earlier identity.
        if (error.field === "participant_identity") return fetchToken(options, choice)
        throw error
      })
    : await fetchToken(options, choice)

  const { serverUrl, participantToken } = answer
  // LiveKit's sources pass on an answer without these, whatever their types say.
  if (!serverUrl || !participantToken) throw new JoinError("invalid-token")
  if (serverUrl.length + participantToken.length > MAX_LENGTH) throw new JoinError("invalid-token")
  const urlError = serverUrlError(serverUrl, location.protocol)
  if (urlError) throw new JoinError("unusable-server-url", { message: texts.unusableServerUrl(urlError) })
  const claims = decodeToken(participantToken)
  if (!claims?.identity || !claims.room) throw new JoinError("invalid-token")
  const isMapped = claims.room !== request.roomName
  const requestedRoom = requestedRooms.get(participantToken) ?? request.roomName
  // A mapped name can't be told from the token of another join, unless the page has seen that token.
  if (isMapped && (choice.kind !== "endpoint" || requestedRoom !== request.roomName))
    throw new JoinError("wrong-room")
  requestedRooms.set(participantToken, requestedRoom)
  return {
    ...answer,
    identity: claims.identity,
    roomName: claims.room,
    isOwnToken: choice.kind === "endpoint",
    expiresAt: claims.expires,
  }
}

/**
 * Each fetch has a TokenSource of its own. A shared one remembers new options before it fetches but keeps the old
 * answer: a retry after a failed request would get the token of the last room or name.
 */
async function fetchToken(
  options: TokenSourceFetchOptions,
  choice: TokenSourceChoice,
): Promise<TokenSourceResponseObject> {
  try {
    const source = await createTokenSource(choice)
    return await source.fetch(options)
  } catch (error) {
    const joinError = toJoinError(error)
    const { code, message, status, field, retryAfter, signInUrl } = joinError
    // Only this app's own server may lead users to another page.
    if (choice.kind === "endpoint" || !signInUrl) throw joinError
    throw new JoinError(code, { message, status, field, retryAfter })
  }
}

/**
 * Returns the message that says why a page can't connect to a LiveKit server's URL, or undefined if it can.
 * @param pageProtocol the page's, such as `https:`
 */
export function serverUrlError(serverUrl: string, pageProtocol: string): string | undefined {
  const url = URL.canParse(serverUrl) ? new URL(serverUrl) : undefined
  if (!url || !/^(wss?|https?):$/.test(url.protocol) || url.hostname === "") return texts.serverUrlShape
  if (url.username || url.password || url.search || url.hash) return texts.serverUrlExtras
  const isSecure = url.protocol === "wss:" || url.protocol === "https:"
  // Not [::1]: a Content-Security-Policy has no spelling for IPv6 addresses.
  const isLocal = /^(localhost|127\.0\.0\.1)$/.test(url.hostname)
  // Browsers block it without an error that a page could show.
  if (pageProtocol === "https:" && !isSecure && !isLocal) return texts.serverUrlInsecure
}
