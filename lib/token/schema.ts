import { z } from "zod"
import { hasControlCharacters, isBlank, MAX_NAME_BYTES, NAME_PATTERN, nameError, utf8Bytes } from "../names"
import { normalizeRoomName, ROOM_NAME_PATTERN, roomNameError } from "../room-name"

/** What `textError` and `attributeKeyError` allow, for the OpenAPI document. */
const TEXT_PATTERN = "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$"
const ATTRIBUTE_KEY_PATTERN = NAME_PATTERN.replace("^", "^(?!lk\\.|__proto__$)")

/** Limits metadata, attributes and room_config together, because the token is sent in the WebSocket's URL. */
const MAX_EXTRA_BYTES = 4096

export const agentSchema = z
  .strictObject({
    agent_name: z.string().optional(),
    metadata: z.string().optional(),
    restart_policy: z.union([z.string(), count()]).optional(),
    deployment: z.string().optional(),
    attributes: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: "RoomAgentDispatch", description: "An agent to dispatch to the room." })

/** LiveKit's `RoomConfiguration` (protocol 1.51) in snake_case. */
export const roomConfigSchema = z
  .strictObject({
    name: z.string().optional(),
    empty_timeout: count()
      .optional()
      .meta({ description: "Seconds before an empty room closes if nobody joins." }),
    departure_timeout: count()
      .optional()
      .meta({ description: "Seconds before a room closes after the last participant left." }),
    max_participants: count().optional(),
    metadata: z.string().optional(),
    egress: z.record(z.string(), z.unknown()).optional(),
    min_playout_delay: count().optional(),
    max_playout_delay: count().optional(),
    sync_streams: z.boolean().optional(),
    agents: z.array(agentSchema).max(10).optional(),
    tags: z.record(z.string(), z.string()).optional(),
  })
  .meta({
    id: "RoomConfiguration",
    description:
      "LiveKit’s RoomConfiguration. By default, clients may set only `agents`, to agents that AGENT_NAME lists.",
    examples: [{ agents: [{ agent_name: "greeter", metadata: "{}" }] }],
  })

/**
 * The request of LiveKit's token endpoint (docs.livekit.io, "Endpoint token generation"). All fields are optional.
 * `readTokenRequest` normalizes the spelling first. The OpenAPI document is generated from this schema too.
 */
export const tokenRequestSchema = z
  .strictObject({
    room_name: textField(roomNameError, { pattern: ROOM_NAME_PATTERN, normalize: normalizeRoomName })
      .optional()
      .meta({
        description: "The room to join. Default: a random name that can’t be guessed.",
        examples: ["demo"],
      }),
    participant_identity: textField(identityError, { pattern: NAME_PATTERN.replace("^", "^(?!.*#)") })
      .optional()
      .meta({ description: "An identity that this server has issued to the same visitor before." }),
    participant_name: textField((name) => nameError("A name", name), { pattern: NAME_PATTERN })
      .optional()
      .meta({ description: "The participant’s display name.", examples: ["Ada"] }),
    participant_metadata: textField(textError, { pattern: TEXT_PATTERN, maxLength: MAX_EXTRA_BYTES })
      .optional()
      .meta({
        description: "Metadata that all participants can read, often JSON.",
        examples: ['{"seat":"12a"}'],
      }),
    participant_attributes: z
      .record(z.string().meta({ pattern: ATTRIBUTE_KEY_PATTERN }), z.string().meta({ pattern: TEXT_PATTERN }))
      .superRefine((attributes, context) => {
        for (const [key, value] of Object.entries(attributes)) {
          const message = textError(value)
          if (message) context.addIssue({ code: "custom", path: [key], message })
        }
      })
      .optional()
      .meta({ description: "Keys can’t start with `lk.`.", examples: [{ seat: "12a" }] }),
    room_config: roomConfigSchema.optional(),
  })
  .superRefine((request, context) => {
    const extras = (["participant_metadata", "participant_attributes", "room_config"] as const).filter(
      (field) => request[field] !== undefined,
    )
    const bytes = extras.reduce((sum, field) => sum + extraBytes(request[field]), 0)
    if (bytes <= MAX_EXTRA_BYTES) return
    const message = `Metadata, attributes and room_config can’t be larger than ${MAX_EXTRA_BYTES} bytes together.`
    context.addIssue({ code: "custom", path: extras.slice(0, 1), message })
  })
  .meta({ id: "TokenRequest" })

export type AgentDispatch = z.infer<typeof agentSchema>
export type RoomConfig = z.infer<typeof roomConfigSchema>
export type TokenRequest = z.infer<typeof tokenRequestSchema>

/** The response of LiveKit's token endpoint. */
const tokenResponseSchema = z
  .strictObject({
    server_url: z.string().meta({
      description: "WebSocket URL of the LiveKit server.",
      examples: ["wss://rooms.example.com"],
    }),
    participant_token: z.string().meta({ description: "An access token for one participant in one room." }),
  })
  .meta({ id: "TokenResponse" })

export type TokenResponse = z.infer<typeof tokenResponseSchema>

function count() {
  return z.number().int().min(0).max(0xffffffff)
}

type TextFieldOptions = { pattern: string; maxLength?: number; normalize?: (text: string) => string }

/** A string that `validate` has no error for. The limits are for the OpenAPI document: `validate` counts bytes. */
function textField(
  validate: (text: string) => string | undefined,
  { pattern, maxLength = MAX_NAME_BYTES, normalize = (text) => text }: TextFieldOptions,
) {
  return z
    .string()
    .superRefine((text, context) => {
      const message = validate(text)
      if (message) context.addIssue(message)
    })
    .overwrite(normalize)
    .meta({ pattern, maxLength })
}

/** The SFU appends `#…` to some identities. */
function identityError(identity: string): string | undefined {
  if (identity.includes("#")) return "An identity can’t contain “#”."
  return nameError("An identity", identity)
}

/** LiveKit's components act on attributes that start with `lk.`. */
export function attributeKeyError(key: string): string | undefined {
  if (key.startsWith("lk.")) return "Attributes that start with “lk.” are reserved for LiveKit."
  if (isBlank(key) || key === "__proto__") return "This attribute name isn’t allowed."
  if (hasControlCharacters(key)) return "An attribute name can’t contain control characters."
}

/** Allows tabs and line breaks, but no other control characters. */
function textError(text: string): string | undefined {
  if (hasControlCharacters(text.replace(/[\t\n\r]/g, ""))) return "Text can’t contain control characters."
}

function extraBytes(value: unknown): number {
  return utf8Bytes(typeof value === "string" ? value : JSON.stringify(value))
}
