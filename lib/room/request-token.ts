import type { TokenSourceFetchOptions, TokenSourceResponseObject } from "livekit-client"
import { JoinError } from "./join-error"
import { readAnswer } from "./read-answer"

/** How long a token may take, in milliseconds, its body included. */
const PATIENCE = 15_000

/**
 * Asks a token server that speaks LiveKit's endpoint schema, and believes nothing of the answer's shape, length or
 * duration.
 * @throws when it is refused, an error worded as LiveKit's own sources word it, so that `tokenRefusal` reads them all
 */
export async function requestToken(
  url: string,
  options: TokenSourceFetchOptions,
  headers: Record<string, string> = {},
): Promise<TokenSourceResponseObject> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(requestBody(options)),
    signal: AbortSignal.timeout(PATIENCE),
  })
  const text = await readAnswer(response)
  if (!response.ok) throw new Error(`Error generating token: received ${response.status} / ${text ?? ""}`)
  if (text === undefined)
    throw new JoinError("The server’s answer was too long to be a token. Try to join again.")
  return readCredentials(text)
}

/** The request in the schema's own spelling; what is undefined is left out by JSON. */
function requestBody(options: TokenSourceFetchOptions) {
  const agent = {
    agent_name: options.agentName,
    metadata: options.agentMetadata,
    deployment: options.deployment,
  }
  const hasAgent = Object.values(agent).some((value) => value !== undefined)
  return {
    room_name: options.roomName,
    participant_name: options.participantName,
    participant_identity: options.participantIdentity,
    participant_metadata: options.participantMetadata,
    participant_attributes: options.participantAttributes,
    room_config: hasAgent ? { agents: [agent] } : undefined,
  }
}

/** The two fields of the answer, in either spelling that the schema knows. */
function readCredentials(text: string): TokenSourceResponseObject {
  let answer: Record<string, unknown> | null = null
  try {
    answer = JSON.parse(text)
  } catch {
    // Then it is as if nothing had come.
  }
  const serverUrl = answer?.server_url ?? answer?.serverUrl
  const participantToken = answer?.participant_token ?? answer?.participantToken
  if (
    typeof serverUrl !== "string" ||
    typeof participantToken !== "string" ||
    !serverUrl ||
    !participantToken
  )
    throw new JoinError("The server answered with something that is no token. Try to join again.")
  return { serverUrl, participantToken }
}
