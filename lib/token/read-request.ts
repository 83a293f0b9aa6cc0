import type { z } from "zod"
import { isRecord } from "../is-record"
import { normalizeRoomName, roomNameError } from "../room-name"
import { ApiError } from "./errors"
import {
  agentSchema,
  attributeKeyError,
  type RoomConfig,
  roomConfigSchema,
  type TokenRequest,
  tokenRequestSchema,
} from "./schema"

/** More than LiveKit's RoomConfiguration needs. Without a limit, JSON.stringify exceeds the stack. */
const MAX_DEPTH = 20

const REQUEST_FIELDS = fieldSpellings(tokenRequestSchema)
const ROOM_CONFIG_FIELDS = fieldSpellings(roomConfigSchema)
const AGENT_FIELDS = fieldSpellings(agentSchema)

/**
 * Parses the body of a token request. An empty body is an empty request; null and "" count as absent; of duplicate keys
 * the last one counts, as in JSON.parse.
 * @throws ApiError `invalid`, naming the invalid field
 */
export function readTokenRequest(body: string): TokenRequest {
  if (body.trim() === "") return {}
  const value = parseJson(body)
  if (!isRecord(value)) throw new ApiError("invalid", "The body must be a JSON object.")
  const request = normalizeFields(value, REQUEST_FIELDS, "")
  for (const [name, field] of Object.entries(request)) {
    if (isDeeperThan(MAX_DEPTH, field)) throw invalid(`“${name}” is nested too deeply.`, name)
  }
  if (isRecord(request.room_config)) request.room_config = normalizeRoomConfig(request.room_config)
  if (isRecord(request.participant_attributes)) {
    request.participant_attributes = normalizeAttributes(request.participant_attributes)
  }
  const parsed = tokenRequestSchema.safeParse(request)
  if (!parsed.success) throw toApiError(parsed.error.issues[0])
  const { room_config: config, ...others } = parsed.data
  return config ? { ...others, room_config: withoutDefaults(config) } : others
}

/**
 * Returns the room name in a path of the API, in its one spelling.
 * @throws ApiError `invalid`
 */
export function readRoomName(segment: string): string {
  const name = normalizeRoomName(segment)
  const error = roomNameError(name)
  if (error) throw invalid(error, "room_name")
  return name
}

/** @throws ApiError `invalid` */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new ApiError("invalid", "The body isn’t valid JSON.")
  }
}

/** Maps both spellings of each field that protobuf's JSON allows, `room_name` and `roomName`, to snake_case. */
function fieldSpellings({ shape }: { shape: object }): Map<string, string> {
  const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return new Map(
    Object.keys(shape).flatMap((name) => [[name, name] as const, [camelCase(name), name] as const]),
  )
}

/**
 * Returns `value` with snake_case keys and without absent fields.
 * @param path where `value` is in the request, such as `room_config.`
 */
function normalizeFields(
  value: Record<string, unknown>,
  spellings: Map<string, string>,
  path: string,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(value)) {
    const name = spellings.get(key)
    if (name === undefined) throw invalid(`Unknown field “${printable(key)}”.`, path + printable(key))
    if (isEmpty(field)) continue
    if (name in result) throw invalid(`“${path}${name}” is set twice, in two spellings.`, path + name)
    result[name] = field
  }
  return result
}

function normalizeRoomConfig(value: Record<string, unknown>): Record<string, unknown> {
  const config = normalizeFields(value, ROOM_CONFIG_FIELDS, "room_config.")
  if (Array.isArray(config.agents)) {
    config.agents = config.agents.map((agent, index) =>
      isRecord(agent) ? normalizeFields(agent, AGENT_FIELDS, `room_config.agents.${index}.`) : agent,
    )
  }
  return config
}

/** Checks the keys before null values are dropped, and before zod's records silently drop `__proto__`. */
function normalizeAttributes(value: Record<string, unknown>): Record<string, unknown> {
  for (const key of Object.keys(value)) {
    const message = attributeKeyError(key)
    if (message) throw invalid(message, `participant_attributes.${printable(key)}`)
  }
  return Object.fromEntries(Object.entries(value).filter(([, text]) => text !== null))
}

/** Visits level by level, because recursion would exceed the stack. */
function isDeeperThan(maxDepth: number, value: unknown): boolean {
  let level = [value]
  for (let depth = 0; depth <= maxDepth; depth++) {
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []))
  }
  return level.length > 0
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ""
}

/** In protobuf messages, default values mean "not set". */
function withoutDefaults({ agents = [], ...config }: RoomConfig): RoomConfig {
  const drop = <T extends object>(message: T) =>
    Object.fromEntries(Object.entries(message).filter(([, value]) => value !== 0 && value !== false)) as T
  return { ...drop(config), ...(agents.length > 0 && { agents: agents.map(drop) }) }
}

function toApiError(issue: z.core.$ZodIssue | undefined): ApiError {
  const field = (issue?.path ?? []).map((key) => printable(String(key))).join(".")
  if (issue?.code === "custom") return invalid(issue.message, field)
  if (issue?.code === "invalid_type") return invalid(`“${field}” must be of type ${issue.expected}.`, field)
  return invalid(`“${field}” has an invalid value.`, field)
}

function invalid(detail: string, field: string) {
  return new ApiError("invalid", detail, { field })
}

/** A key from the request, made short and safe enough to repeat in a response. */
function printable(key: string): string {
  return (key.length > 64 ? `${key.slice(0, 64)}…` : key).replace(/[\p{Cc}\p{Cs}]/gu, "�")
}
