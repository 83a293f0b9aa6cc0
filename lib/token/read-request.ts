import type { z } from "zod"
import { isRecord } from "../is-record"
import { camelCase } from "./camel-case"
import { TokenError } from "./errors"
import { agentSchema, roomConfigSchema } from "./room-config"
import { type TokenRequest, tokenRequestSchema } from "./schema"

/** Both spellings that protobuf's JSON allows, snake_case and camelCase, to the one that we use. */
const spellings = (schema: { shape: object }) =>
  new Map(
    Object.keys(schema.shape).flatMap((name) => [[name, name] as const, [camelCase(name), name] as const]),
  )

const REQUEST_FIELDS = spellings(tokenRequestSchema)
const ROOM_FIELDS = spellings(roomConfigSchema)
const AGENT_FIELDS = spellings(agentSchema)

/** A name that a caller made up, short enough and harmless to be repeated in an answer. */
const shown = (key: string) =>
  (key.length > 64 ? `${key.slice(0, 64)}…` : key).replace(/[\p{Cc}\p{Cs}]/gu, "�")

const refuse = (detail: string, field: string): never => {
  throw new TokenError("invalid", detail, { field })
}

/**
 * `value` with our spelling of its keys, without the fields that count as absent.
 * @param path where `value` stands in the request, such as `room_config.`
 * @param isAbsent for protobuf's messages, a default value means "not set" as well
 */
function withOneSpelling(
  value: Record<string, unknown>,
  fields: Map<string, string>,
  path: string,
  isAbsent: (value: unknown) => boolean,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [key, given] of Object.entries(value)) {
    const name = fields.get(key)
    if (name === undefined) return refuse(`There is no field “${shown(key)}”.`, path + shown(key))
    if (isAbsent(given)) continue
    if (name in result) return refuse(`“${path}${name}” is given twice, in two spellings.`, path + name)
    result[name] = given
  }
  return result
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === ""
const isDefault = (value: unknown) =>
  isEmpty(value) || value === 0 || value === false || (Array.isArray(value) && value.length === 0)

function readRoomConfig(value: Record<string, unknown>): Record<string, unknown> {
  const config = withOneSpelling(value, ROOM_FIELDS, "room_config.", isDefault)
  if (Array.isArray(config.agents)) {
    config.agents = config.agents.map((agent, index) =>
      isRecord(agent)
        ? withOneSpelling(agent, AGENT_FIELDS, `room_config.agents.${index}.`, isDefault)
        : agent,
    )
  }
  return config
}

/** JSON.parse makes `__proto__` an own key, which zod's records leave out without a word: say so instead. */
function readAttributes(value: Record<string, unknown>): Record<string, unknown> {
  if (Object.hasOwn(value, "__proto__")) {
    return refuse("An attribute needs another name.", "participant_attributes.__proto__")
  }
  return Object.fromEntries(Object.entries(value).filter(([, given]) => given !== null))
}

/**
 * A request's body as checked fields. An empty body is an empty request; null and "" count as absent; of a key that
 * stands twice the last one counts, as JSON.parse has it.
 * @param body the whole text, already known to be short
 * @throws TokenError `invalid`, naming the field at fault
 */
export function readTokenRequest(body: string): TokenRequest {
  if (body.trim() === "") return {}
  const value = parseJson(body)
  if (!isRecord(value)) throw new TokenError("invalid", "The body must be a JSON object.")
  const request = withOneSpelling(value, REQUEST_FIELDS, "", isEmpty)
  if (isRecord(request.room_config)) request.room_config = readRoomConfig(request.room_config)
  if (isRecord(request.participant_attributes)) {
    request.participant_attributes = readAttributes(request.participant_attributes)
  }
  const result = tokenRequestSchema.safeParse(request)
  if (result.success) return result.data
  throw fromIssue(result.error.issues[0])
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new TokenError("invalid", "The body isn't valid JSON.")
  }
}

function fromIssue(issue: z.core.$ZodIssue | undefined): TokenError {
  const field = (issue?.path ?? []).map((part) => shown(String(part))).join(".")
  if (issue?.code === "custom") return new TokenError("invalid", issue.message, { field })
  if (issue?.code === "invalid_type") {
    return new TokenError("invalid", `“${field}” must be of type ${issue.expected}.`, { field })
  }
  return new TokenError("invalid", `“${field}” has a value that can't be used.`, { field })
}
