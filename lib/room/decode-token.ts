import { isRecord } from "../is-record"

type Grant = "roomJoin" | "canPublish" | "canSubscribe" | "canPublishData" | "canUpdateOwnMetadata"

/** What an access token says, unverified: only the LiveKit server knows whether it is genuine. */
export type TokenClaims = {
  /** Empty where the token names none, as are `name` and `room`. */
  identity: string
  name: string
  room: string
  canJoin: boolean
  /** What the token allows, with the LiveKit server's defaults for grants that it leaves out. */
  grants: { name: Grant; isAllowed: boolean }[]
  /** Sources that may be published; undefined for all. */
  sources: string[] | undefined
  /** Grants beyond a participant's, such as `roomAdmin`. */
  adminGrants: string[]
  agents: string[]
  /** Seconds since 1970. */
  notBefore: number | undefined
  expires: number | undefined
  /** All claims as they stand in the token. */
  payload: Record<string, unknown>
}

const PARTICIPANT_GRANTS = [
  "room",
  "roomJoin",
  "canPublish",
  "canPublishSources",
  "canSubscribe",
  "canPublishData",
  "canUpdateOwnMetadata",
]

/** Returns the claims of a LiveKit access token, or undefined if it is not a JSON Web Token. */
export function decodeToken(token: string): TokenClaims | undefined {
  const payload = decodePayload(token)
  if (!payload) return undefined
  const video = isRecord(payload.video) ? payload.video : {}
  const { canPublish = true, canSubscribe = true, canPublishData = canPublish } = video
  const grants: [Grant, unknown][] = [
    ["roomJoin", video.roomJoin],
    ["canPublish", canPublish],
    ["canSubscribe", canSubscribe],
    ["canPublishData", canPublishData],
    ["canUpdateOwnMetadata", video.canUpdateOwnMetadata],
  ]
  return {
    identity: text(payload.sub),
    name: text(payload.name),
    room: text(video.room),
    canJoin: video.roomJoin === true,
    grants: grants.map(([name, value]) => ({ name, isAllowed: value === true })),
    sources: publishSources(video.canPublishSources),
    adminGrants: Object.keys(video).filter((key) => video[key] === true && !PARTICIPANT_GRANTS.includes(key)),
    agents: agentNames(payload.roomConfig),
    notBefore: seconds(payload.nbf),
    expires: seconds(payload.exp),
    payload,
  }
}

function decodePayload(token: string): Record<string, unknown> | undefined {
  const [header, payload, signature, ...rest] = token.split(".")
  if (!header || !payload || !signature || rest.length > 0) return undefined
  try {
    const binary = atob(payload.replaceAll("-", "+").replaceAll("_", "/"))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : ""
}

function seconds(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined
}

function publishSources(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value.map(text).filter((name) => name !== "") : undefined
}

function agentNames(roomConfig: unknown): string[] {
  if (!isRecord(roomConfig) || !Array.isArray(roomConfig.agents)) return []
  return roomConfig.agents.flatMap((agent) => (isRecord(agent) ? text(agent.agentName) || [] : []))
}
