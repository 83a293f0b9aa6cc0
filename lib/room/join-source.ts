import { type ConnectionDetails, fetchConnectionDetails, type JoinRequest } from "./connection-details"
import { JoinError, toJoinError } from "./join-error"
import { type Rights, toRights } from "./rights"
import type { Account } from "./sign-in"
import { fetchApi, type TokenSourceChoice } from "./token-source"

/** How a page joins its room: with tokens of its token source, or with one that was pasted (components/connect). */
export type JoinSource = {
  /** @throws {JoinError} */
  fetchConnectionDetails: (request: JoinRequest) => Promise<ConnectionDetails>
  /** Finds out why connecting to the LiveKit server failed. */
  explainFailure: (error: unknown, roomName: string) => Promise<JoinError>
  /** The participant's name, if the token or the login fixes it. */
  fixedName?: string | undefined
  /** Where the user signs out or switches accounts. */
  accountUrl?: string | undefined
  /** Where the user has to sign in before they join. */
  signInUrl?: string | undefined
  /** What the token allows, where that is known before one is requested. */
  rights?: Rights | undefined
  /** Whether this app's server can list the room's participants. */
  listsParticipants: boolean
  /** Whether the page's URL can invite others. */
  hasInviteLink: boolean
  /** The agents that participants may invite. */
  agentNames: readonly string[]
}

/** Returns how the room pages of this app join. */
export function tokenJoinSource(
  choice: TokenSourceChoice,
  agentNames: readonly string[],
  account: Account = {},
): JoinSource {
  return {
    fixedName: account.name,
    accountUrl: account.url,
    signInUrl: account.signInUrl,
    fetchConnectionDetails: (request) => fetchConnectionDetails(request, choice),
    explainFailure,
    rights: choice.kind === "endpoint" && choice.grants ? toRights(choice.grants) : undefined,
    // Someone else's token server can't tell.
    listsParticipants: choice.kind === "endpoint",
    hasInviteLink: true,
    agentNames,
  }
}

/** How long the app may take to answer why joining failed. */
const EXPLAIN_TIMEOUT_MS = 3000

/** Asks this app about the LiveKit server: to LiveKit's client, a full room, a dead server and a blocked network look alike. */
async function explainFailure(error: unknown, roomName: string): Promise<JoinError> {
  const joinError = toJoinError(error)
  if (!joinError.code.startsWith("livekit-")) return joinError
  try {
    const [{ livekit }, { isFull }] = await Promise.all([
      fetchJson("/api/health"),
      fetchJson(`/api/rooms/${encodeURIComponent(roomName)}/people`).catch(() => ({ isFull: undefined })),
    ])
    if (livekit === "unreachable") return new JoinError("livekit-down")
    if (isFull === true) return new JoinError("room-full")
    if (livekit === "reachable" && joinError.code !== "livekit-not-allowed")
      return new JoinError(isFull === undefined ? "network-blocked-or-full" : "network-blocked")
  } catch {
    // The app doesn't know more than the error says.
  }
  return joinError
}

async function fetchJson(path: string): Promise<Record<string, unknown>> {
  const signal = AbortSignal.timeout(EXPLAIN_TIMEOUT_MS)
  const response = await fetchApi(path, { cache: "no-store", signal })
  return response.json()
}
