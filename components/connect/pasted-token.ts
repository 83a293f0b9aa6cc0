import { answerText } from "@/lib/read-bounded"
import { decodeToken } from "@/lib/room/decode-token"
import { JoinError, toJoinError } from "@/lib/room/join-error"
import type { JoinSource } from "@/lib/room/join-source"
import { rightsOfToken } from "@/lib/room/rights"

/** A token and its server, as the user entered them on `/connect/join`. */
export type PastedToken = { serverUrl: string; participantToken: string }

/** The texts of `/connect/join`. */
export const texts = {
  title: "Join with a token",
  explanation:
    "Enter a server URL and a participant token from elsewhere: your own backend, LiveKit’s dashboard or its CLI. They stay on this page: they are not stored, and are sent only to that LiveKit server.",
  serverUrl: "Server URL",
  token: "Participant token",
  next: "Choose devices",
  another: "Use another token",

  noServerUrl: "Enter the URL of the LiveKit server.",
  noToken: "Paste the token.",
  malformed:
    "This isn’t a LiveKit access token. A token has three parts separated by dots, and begins with “eyJ”.",
  noRoomJoin: "This token can’t join a room: it doesn’t have the “roomJoin” grant.",
  noRoom: "This token doesn’t name a room. Create one that does.",
  noIdentity: "This token doesn’t name a participant. Create one with an identity.",
  expired: (time: string) => `This token expired on ${time}. Create a new one.`,
  notYetValid: (time: string) => `This token isn’t valid before ${time}.`,
  otherRoom: "This token is for another room.",

  refused:
    "The LiveKit server doesn’t accept this token. It is for another server, is signed with another project’s key, or has expired.",
  notLivekit: "The server at this address isn’t a LiveKit server.",
  unreachable:
    "No LiveKit server answers at this address. Check it for typos, and whether your network can reach it.",
  notJoined:
    "The LiveKit server accepts this token, but you couldn’t connect. Your network may block audio and video, or the room is full.",
} as const

/** How much the clocks of this device and of the token's issuer may differ, in seconds. LiveKit servers use the same. */
const CLOCK_LEEWAY = 60

/** How long the LiveKit server has to validate a token. */
const VALIDATION_TIMEOUT_MS = 5000

/** The body of a LiveKit server's answer for a valid token. */
const VALID = "success"

/** Returns how the call joins with a pasted token. Check the token with `tokenError` first. */
export function pastedTokenJoinSource(pasted: PastedToken): JoinSource {
  const { identity = "", name = "", room = "" } = decodeToken(pasted.participantToken) ?? {}
  return {
    fetchConnectionDetails: async ({ roomName }) => {
      if (roomName !== room)
        throw new JoinError("pasted-token", { message: texts.otherRoom, field: "room_name" })
      // It may have expired meanwhile, on the pre-join screen or during a call that is rejoined.
      const message = tokenError(pasted.participantToken, Date.now() / 1000)
      if (message) throw new JoinError("pasted-token", { message })
      return { ...pasted, identity, roomName: room }
    },
    explainFailure: async (error) => {
      const joinError = toJoinError(error)
      if (!joinError.code.startsWith("livekit-")) return joinError
      return new JoinError("pasted-token", { message: await explainRefusedToken(joinError, pasted) })
    },
    rights: rightsOfToken(pasted.participantToken),
    fixedName: name || identity,
    listsParticipants: false,
    hasInviteLink: false,
    agentNames: [],
  }
}

/**
 * Returns why a token can't be used to join, or undefined if it looks usable. Only the LiveKit server can check its
 * signature.
 */
export function tokenError(token: string, nowSeconds: number): string | undefined {
  const claims = decodeToken(token)
  if (!claims) return texts.malformed
  const { expires, notBefore } = claims
  if (expires !== undefined && expires + CLOCK_LEEWAY < nowSeconds) {
    return texts.expired(formatTime(expires))
  }
  if (notBefore !== undefined && notBefore - CLOCK_LEEWAY > nowSeconds) {
    return texts.notYetValid(formatTime(notBefore))
  }
  if (!claims.canJoin) return texts.noRoomJoin
  if (!claims.room) return texts.noRoom
  if (!claims.identity) return texts.noIdentity
}

function formatTime(seconds: number): string {
  const date = new Date(seconds * 1000)
  // A claim can be outside the range of dates.
  if (Number.isNaN(date.getTime())) return String(seconds)
  return date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" })
}

/**
 * Returns why joining with a pasted token failed. livekit-client doesn't distinguish a refused token from a wrong URL,
 * so this calls `/rtc/validate`, as livekit-client does. The server's own message isn't shown: it can contain the token.
 */
async function explainRefusedToken(
  { code }: JoinError,
  { serverUrl, participantToken }: PastedToken,
): Promise<string> {
  if (code === "livekit-not-allowed") return texts.refused
  const url = new URL(serverUrl)
  url.protocol = url.protocol.replace("ws", "http")
  url.pathname = `${url.pathname.replace(/\/$/, "")}/rtc/validate`
  url.searchParams.set("access_token", participantToken)
  const signal = AbortSignal.timeout(VALIDATION_TIMEOUT_MS)
  try {
    const answer = await fetch(url, { cache: "no-store", signal })
    const body = await answerText(answer)
    if (answer.status === 401 || answer.status === 403) return texts.refused
    if (answer.status >= 500) return texts.unreachable
    return answer.ok && body === VALID ? texts.notJoined : texts.notLivekit
  } catch {
    return texts.unreachable
  }
}
