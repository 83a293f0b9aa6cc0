import { isRecord } from "@/lib/is-record"
import { tokenPayload } from "@/lib/room/token-payload"

type Grant = "roomJoin" | "canPublish" | "canSubscribe" | "canPublishData" | "canUpdateOwnMetadata"

/** What a token says, unverified: whether it is genuine only the LiveKit server can tell. */
export type TokenClaims = {
  identity: string
  name: string
  room: string
  /** What it allows and what it doesn't, with what a LiveKit server takes for granted where it says nothing. */
  grants: { name: Grant; isAllowed: boolean }[]
  /** What may be published; undefined for everything. */
  sources: string[] | undefined
  /** Grants beyond a participant's own, such as `roomAdmin`. */
  powers: string[]
  agents: string[]
  /** Seconds since 1970. */
  notBefore: number | undefined
  expires: number | undefined
  /** All of it, for who wants to see. */
  payload: Record<string, unknown>
}

const KNOWN = ["room", "roomJoin", "canPublish", "canPublishSources", "canSubscribe", "canPublishData"]

/** What a JSON Web Token says; undefined when it is none for somebody in a room. */
export function decodeToken(token: string): TokenClaims | undefined {
  const payload = tokenPayload(token)
  if (!payload || !isRecord(payload.video)) return undefined
  const { video } = payload
  const { canPublish = true, canSubscribe = true, canPublishData = canPublish } = video
  const room = text(video.room)
  const identity = text(payload.sub)
  if (room === "" || identity === "") return undefined
  const allowed: [Grant, unknown][] = [
    ["roomJoin", video.roomJoin],
    ["canPublish", canPublish],
    ["canSubscribe", canSubscribe],
    ["canPublishData", canPublishData],
    ["canUpdateOwnMetadata", video.canUpdateOwnMetadata],
  ]
  return {
    identity,
    room,
    name: text(payload.name),
    grants: allowed.map(([name, value]) => ({ name, isAllowed: value === true })),
    sources: sources(video.canPublishSources),
    powers: Object.keys(video).filter(
      (key) => video[key] === true && !KNOWN.includes(key) && key !== "canUpdateOwnMetadata",
    ),
    agents: agents(payload.roomConfig),
    notBefore: seconds(payload.nbf),
    expires: seconds(payload.exp),
    payload,
  }
}

const text = (value: unknown) => (typeof value === "string" ? value : "")
const seconds = (value: unknown) => (Number.isFinite(value) ? Number(value) : undefined)

function sources(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value.map(text).filter((name) => name !== "") : undefined
}

function agents(config: unknown): string[] {
  if (!isRecord(config) || !Array.isArray(config.agents)) return []
  return config.agents.flatMap((agent) => (isRecord(agent) ? text(agent.agentName) || [] : []))
}
