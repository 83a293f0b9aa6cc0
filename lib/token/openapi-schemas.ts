import { z } from "zod"
import "./schema"

const problemSchema = z
  .strictObject({
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: "A sentence for a person." }),
    retry_after: z
      .number()
      .int()
      .optional()
      .meta({ description: "Seconds until another try may succeed, as in Retry-After." }),
    field: z.string().optional().meta({ description: "The field at fault, where it is one." }),
  })
  .meta({ id: "Problem", description: "A problem document (RFC 9457)." })

const connectionDetailsSchema = z
  .strictObject({
    serverUrl: z.string(),
    roomName: z.string(),
    participantName: z.string(),
    participantToken: z.string(),
  })
  .meta({ id: "ConnectionDetails" })

const healthSchema = z
  .strictObject({
    status: z.enum(["ok", "failing"]),
    configuration: z.enum(["complete", "incomplete"]),
    livekit: z.enum(["reachable", "unreachable", "unknown"]),
  })
  .meta({ id: "Health" })

/** Shapes of what the API answers besides tokens. */
export type Answers = {
  problem: z.infer<typeof problemSchema>
  connectionDetails: z.infer<typeof connectionDetailsSchema>
  health: z.infer<typeof healthSchema>
}

type JsonSchema = Record<string, unknown> & { properties?: Record<string, JsonSchema> }

/** Every schema with an id, as JSON Schema, for `components.schemas`. */
export function openApiSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: schemaRef, io: "input" })
  const named = Object.entries(schemas as Record<string, JsonSchema>).map(
    ([id, { $schema, $id, ...schema }]) => [
      id,
      id === "TokenRequest" ? withNullableProperties(schema) : schema,
    ],
  )
  return Object.fromEntries(named)
}

export const schemaRef = (id: string) => `#/components/schemas/${id}`

/** `readTokenRequest` takes null as absent before the schema sees it. */
function withNullableProperties(schema: JsonSchema): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).map(
    ([name, { description, examples, ...property }]) => [
      name,
      { description, examples, anyOf: [property, { type: "null" }] },
    ],
  )
  return { ...schema, properties: Object.fromEntries(properties) }
}
