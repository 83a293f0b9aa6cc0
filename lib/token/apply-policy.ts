import { createHash, type KeyObject } from "node:crypto"
import { generateRoomName, isCheckRoomName } from "../room-name"
import { ApiError } from "./errors"
import { createIdentity, isIdentityOf } from "./identity"
import type { Caller, FieldRule, Grants, TokenPolicy } from "./policy-types"
import { CHECK_ROOM, permitRoomConfig } from "./room-config"
import type { RoomConfig, TokenRequest } from "./schema"

/** Everything that a token will say. */
export type Permit = {
  room: string
  identity: string
  name: string
  metadata: string | undefined
  attributes: Record<string, string> | undefined
  roomConfig: RoomConfig | undefined
  grants: Grants
  ttlSeconds: number
}

export type PermitContext = {
  caller: Caller
  visitorId: string
  identityKey: KeyObject
  /** The agents that may be dispatched: AGENT_NAME. */
  agentNames: readonly string[]
}

/**
 * Applies the policy to a request.
 * @throws ApiError `forbidden`, naming the field that the caller may not set
 */
export function applyPolicy(policy: TokenPolicy, request: TokenRequest, context: PermitContext): Permit {
  const { caller, agentNames } = context
  const { fields } = policy
  const identity = permitIdentity(fields.participant_identity, request.participant_identity, context)
  const text = (field: "room_name" | "participant_name" | "participant_metadata", preset?: string) =>
    permitText(field, fields[field], request[field], preset, caller)
  const requestedRoom = request.room_name
  const room = text("room_name") ?? generateRoomName()
  const roomConfig = permitRoomConfig(policy, request.room_config, agentNames)
  // A rule may have mapped the name to a room that others use too.
  const isCheck =
    requestedRoom !== undefined && isCheckRoomName(requestedRoom) && room.includes(requestedRoom)
  return {
    identity,
    room,
    name: text("participant_name", caller.name) ?? guestName(identity),
    metadata: text("participant_metadata", caller.metadata),
    attributes: permitAttributes(fields.participant_attributes, request.participant_attributes, caller),
    roomConfig: isCheck ? CHECK_ROOM : roomConfig,
    grants: typeof policy.grants === "function" ? policy.grants(caller) : policy.grants,
    ttlSeconds: policy.ttlSeconds,
  }
}

/** @param preset the value from the authorize hook: a request may repeat it but not change it */
function permitText(
  field: string,
  rule: FieldRule,
  value: string | undefined,
  preset: string | undefined,
  caller: Caller,
): string | undefined {
  if (preset !== undefined) {
    if (value !== undefined && value !== preset) throw notSettable(field)
    return preset
  }
  if (typeof rule === "function") {
    const result = rule({ value, caller })
    if (typeof result === "object") throw forbidden(field, result.refuse)
    return result
  }
  if (rule === "refused" && value !== undefined) throw notSettable(field)
  return value
}

function permitIdentity(
  rule: TokenPolicy["fields"]["participant_identity"],
  value: string | undefined,
  { caller, visitorId, identityKey }: PermitContext,
): string {
  const field = "participant_identity"
  if (rule !== "server" || caller.identity !== undefined) {
    const textRule = rule === "server" ? "refused" : rule
    return (
      permitText(field, textRule, value, caller.identity, caller) ?? createIdentity(identityKey, visitorId)
    )
  }
  if (value === undefined) return createIdentity(identityKey, visitorId)
  if (isIdentityOf(identityKey, visitorId, value)) return value
  throw forbidden(field, "You can’t use this identity. Leave out “participant_identity” to get a new one.")
}

function permitAttributes(
  rule: TokenPolicy["fields"]["participant_attributes"],
  value: Record<string, string> | undefined,
  caller: Caller,
): Record<string, string> | undefined {
  const field = "participant_attributes"
  const preset = caller.attributes ?? (typeof rule === "function" ? rule(caller) : undefined)
  if (preset === undefined) {
    if (rule === "refused" && value !== undefined) throw notSettable(field)
    return value
  }
  if (Object.entries(value ?? {}).some(([key, text]) => preset[key] !== text)) throw notSettable(field)
  return preset
}

/** Returns a short name that stays the same for an identity and reveals nothing about it. */
function guestName(identity: string): string {
  return `Guest ${createHash("sha256").update(identity).digest("hex").slice(0, 4)}`
}

function notSettable(field: string) {
  return forbidden(field, `This server doesn’t let clients set “${field}”.`)
}

function forbidden(field: string, detail: string) {
  return new ApiError("forbidden", detail, { field })
}
