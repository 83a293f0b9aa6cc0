import { createHash, type KeyObject } from "node:crypto"
import { generateRoomName } from "../room/room-name"
import { TokenError } from "./errors"
import { isIdentityOf, makeIdentity, NONCE_BYTES } from "./identity"
import { permitRoomConfig } from "./permit-room-config"
import type { Allowed, FieldRule, Grants, TokenPolicy } from "./policy-types"
import type { RoomConfig } from "./room-config"
import type { TokenRequest } from "./schema"

/** What a token will say: everything decided, nothing left open. */
export type Permit = {
  room: string
  identity: string
  name: string
  metadata: string | undefined
  attributes: Record<string, string> | undefined
  roomConfig: RoomConfig | undefined
  grants: Grants
  lifetimeSeconds: number
}

export type PermitContext = {
  caller: Allowed
  visitorId: string
  identityKey: KeyObject
  /** Names of the agents that may be called into a room: AGENT_NAME. */
  agentNames: readonly string[]
  randomBytes: (count: number) => Uint8Array
}

/**
 * Holds a request against the policy.
 * @throws TokenError `forbidden`, naming the field that this caller may not set
 */
export function permit(policy: TokenPolicy, request: TokenRequest, context: PermitContext): Permit {
  const { caller } = context
  const { fields } = policy
  const identity = permitIdentity(fields.participant_identity, request.participant_identity, context)
  const set = (field: "participant_name" | "participant_metadata", own: string | undefined) =>
    permitText(field, fields[field], request[field], own, caller)
  return {
    identity,
    room:
      permitText("room_name", fields.room_name, request.room_name, undefined, caller) ??
      generateRoomName(context.randomBytes),
    name: set("participant_name", caller.name) ?? guestName(identity),
    metadata: set("participant_metadata", caller.metadata),
    attributes: permitAttributes(fields.participant_attributes, request.participant_attributes, caller),
    roomConfig: permitRoomConfig(policy, request.room_config, context.agentNames),
    grants: typeof policy.grants === "function" ? policy.grants(caller) : policy.grants,
    lifetimeSeconds: policy.lifetimeSeconds,
  }
}

const refuse = (field: string, detail: string): never => {
  throw new TokenError("forbidden", detail, { field })
}

const notYours = (field: string) => refuse(field, `This server doesn't let clients set “${field}”.`)

/** @param own what the authorize hook has set: the client may repeat it, not change it */
function permitText(
  field: string,
  rule: FieldRule,
  value: string | undefined,
  own: string | undefined,
  caller: Allowed,
): string | undefined {
  if (own !== undefined) return value === undefined || value === own ? own : notYours(field)
  if (typeof rule === "function") {
    const decision = rule({ value, caller })
    return typeof decision === "object" ? refuse(field, decision.refuse) : decision
  }
  return rule === "client" || value === undefined ? value : notYours(field)
}

function permitIdentity(
  rule: TokenPolicy["fields"]["participant_identity"],
  value: string | undefined,
  { caller, visitorId, identityKey, randomBytes }: PermitContext,
): string {
  const field = "participant_identity"
  const fresh = () => makeIdentity(identityKey, visitorId, randomBytes(NONCE_BYTES))
  if (rule !== "own" || caller.identity !== undefined) {
    return permitText(field, rule === "own" ? "refused" : rule, value, caller.identity, caller) ?? fresh()
  }
  if (value === undefined) return fresh()
  if (isIdentityOf(identityKey, visitorId, value)) return value
  return refuse(field, "This server gave you no such identity. Leave “participant_identity” out to get one.")
}

function permitAttributes(
  rule: TokenPolicy["fields"]["participant_attributes"],
  value: Record<string, string> | undefined,
  caller: Allowed,
): Record<string, string> | undefined {
  const field = "participant_attributes"
  const own = caller.attributes ?? (typeof rule === "function" ? rule(caller) : undefined)
  if (own === undefined) return rule === "client" || value === undefined ? value : notYours(field)
  const differs = Object.entries(value ?? {}).some(([key, text]) => own[key] !== text)
  return differs ? notYours(field) : own
}

/** Short, the same at each refetch, and telling nothing of the identity it is made from. */
function guestName(identity: string): string {
  return `Guest ${createHash("sha256").update(identity).digest("hex").slice(0, 4)}`
}
