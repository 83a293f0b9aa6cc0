import { z } from "zod"
import { roomNameFault } from "../room/room-name"
import { MAX_NAME_BYTES } from "../text"
import { type RoomConfig, roomConfigSchema } from "./room-config"
import {
  attributeFault,
  extraBytes,
  identityFault,
  MAX_EXTRA_BYTES,
  nameFault,
  textFault,
} from "./text-rules"

/** A string that `fault` has nothing to say about. `maxLength` is for the OpenAPI document: `fault` counts bytes. */
const checked = (fault: (text: string) => string | undefined, maxLength = MAX_NAME_BYTES) =>
  z
    .string()
    .superRefine((text, context) => {
      const message = fault(text)
      if (message) context.addIssue(message)
    })
    .meta({ maxLength })

const attributesSchema = z.record(z.string(), z.string()).superRefine((attributes, context) => {
  for (const [key, value] of Object.entries(attributes)) {
    const message = attributeFault(key, value)
    if (message) context.addIssue({ code: "custom", path: [key], message })
  }
})

type Extras = {
  participant_metadata?: string | undefined
  participant_attributes?: Record<string, string> | undefined
  room_config?: RoomConfig | undefined
}

/**
 * The request of LiveKit's endpoint schema (docs.livekit.io, "Endpoint token generation"): every field is optional.
 * `readTokenRequest` makes the spelling one before this checks it; the OpenAPI document is made from it too.
 */
export const tokenRequestSchema = z
  .strictObject({
    room_name: checked(roomNameFault)
      .optional()
      .meta({
        description: "Room to join. One that can't be guessed is made when absent.",
        examples: ["demo"],
      }),
    participant_identity: checked(identityFault)
      .optional()
      .meta({ description: "Only an identity that this server gave to the same visitor before." }),
    participant_name: checked(nameFault)
      .optional()
      .meta({ description: "The name that others see.", examples: ["Ada"] }),
    participant_metadata: checked(textFault, MAX_EXTRA_BYTES)
      .optional()
      .meta({ description: "Text for the other participants, often JSON.", examples: ['{"seat":"12a"}'] }),
    participant_attributes: attributesSchema
      .optional()
      .meta({ description: "Keys may not begin with `lk.`.", examples: [{ seat: "12a" }] }),
    room_config: roomConfigSchema.optional(),
  })
  .superRefine((request: Extras, context) => {
    if (
      extraBytes(request.participant_metadata, request.participant_attributes, request.room_config) <=
      MAX_EXTRA_BYTES
    )
      return
    const fields = ["participant_metadata", "participant_attributes", "room_config"] as const
    context.addIssue({
      code: "custom",
      path: [fields.find((field) => request[field] !== undefined) ?? "room_config"],
      message: `Metadata, attributes and room_config may have ${MAX_EXTRA_BYTES} bytes together.`,
    })
  })
  .meta({ id: "TokenRequest" })

export type TokenRequest = z.infer<typeof tokenRequestSchema>

/** The answer of the endpoint schema. */
export const tokenAnswerSchema = z
  .strictObject({
    server_url: z.string().meta({
      description: "WebSocket address of the LiveKit server.",
      examples: ["wss://rooms.example.com"],
    }),
    participant_token: z.string().meta({ description: "A JSON Web Token for one participant in one room." }),
  })
  .meta({ id: "TokenAnswer" })
