import { z } from "zod"
import { BASE_PATH } from "../app-path"
import { MAX_NAME_BYTES, NAME_PATTERN } from "../names"
import { site } from "../site"
import { type ApiErrorCode, problemTypes } from "./errors"
// Registers the schemas of the request and the response.
import "./schema"

/** Errors that can occur before a request's body is read. */
const ACCESS_ERRORS = ["forbidden", "too_many", "unauthorized", "not_configured", "unavailable"] as const
const BODY_ERRORS = ["invalid", "too_slow", "too_large", "not_json"] as const

/** Returns the API as an OpenAPI 3.1 document, generated from the schemas and the table of errors. */
export function openApiDocument() {
  return {
    openapi: "3.1.0",
    info: {
      title: `${site.name} token API`,
      version: "1.0.0",
      description: "Access tokens for LiveKit rooms, by LiveKit’s endpoint schema. Other methods return 405.",
    },
    servers: [{ url: BASE_PATH || "/" }],
    paths: {
      "/api/token": {
        post: {
          operationId: "createToken",
          summary: "Get a token to join a room",
          requestBody,
          responses: {
            201: created("TokenResponse", tokenExample),
            ...problems([...ACCESS_ERRORS, ...BODY_ERRORS]),
          },
        },
      },
      "/api/v2/sandbox/connection-details": {
        post: {
          operationId: "createDevelopmentToken",
          summary: "The same, for TokenSource.developmentTokenServer",
          parameters: [sandboxId],
          requestBody,
          responses: {
            201: created("TokenResponse", tokenExample),
            ...problems([...ACCESS_ERRORS, ...BODY_ERRORS, "not_found"]),
          },
        },
      },
      "/api/sandbox/connection-details": {
        post: {
          operationId: "createConnectionDetails",
          summary: "The same, in the format of LiveKit’s older starters",
          parameters: [sandboxId, query("roomName"), query("participantName")],
          responses: {
            201: created("ConnectionDetails"),
            ...problems([...ACCESS_ERRORS, "invalid", "not_found"]),
          },
        },
      },
      "/api/health": {
        get: {
          operationId: "getHealth",
          summary: "Whether the app is configured and reaches its LiveKit server",
          responses: {
            200: { description: "Everything works", headers: noStore, content: json("Health") },
            503: { description: "Something doesn’t work", headers: noStore, content: json("Health") },
            ...problems([]),
          },
        },
      },
    },
    components: { schemas: openApiSchemas() },
  }
}

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

export type ConnectionDetailsResponse = z.infer<typeof connectionDetailsSchema>
export type HealthResponse = z.infer<typeof healthSchema>

const noStore = { "Cache-Control": header("`no-store`", { type: "string", const: "no-store" }) }
const vary = { Vary: header("Contains `Origin`.") }

const requestBody = {
  required: false,
  description:
    "At most 16 KiB. camelCase names (`roomName`) work too; null and an empty string count as absent.",
  content: {
    "application/json": {
      schema: { $ref: schemaRef("TokenRequest") },
      examples: {
        nothing: { summary: "A new room, as a guest", value: {} },
        room: { summary: "A room and a name", value: { room_name: "demo", participant_name: "Ada" } },
      },
    },
  },
}

const tokenExample = {
  server_url: "wss://rooms.example.com",
  participant_token: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
}

const sandboxId = {
  name: "X-Sandbox-ID",
  in: "header",
  description: "DEVELOPMENT_TOKEN_SERVER_ID, if it is set.",
  schema: { type: "string" },
}

function query(name: string) {
  return {
    name,
    in: "query",
    schema: { type: "string", maxLength: MAX_NAME_BYTES, pattern: `^$|${NAME_PATTERN}` },
  }
}

function created(schema: string, example?: object) {
  return {
    description: "A token for one participant in one room",
    headers: {
      ...noStore,
      ...vary,
      "Access-Control-Allow-Origin": header("The page’s origin, if ALLOWED_ORIGINS lists it."),
      "Set-Cookie": header(
        "The visitor’s cookie, if the request had none. Send it to keep the same identity.",
      ),
    },
    content: { "application/json": { schema: { $ref: schemaRef(schema) }, ...(example && { example }) } },
  }
}

/** Returns the error responses of an operation, 405 included. Errors with the same status share an entry. */
function problems(codes: readonly ApiErrorCode[]): Record<string, object> {
  const byStatus: Record<string, ApiErrorCode[]> = {}
  for (const code of [...codes, "method_not_allowed"] as const) {
    byStatus[problemTypes[code].status] = [...(byStatus[problemTypes[code].status] ?? []), code]
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => [status, problemResponses(codes)]),
  )
}

function problemResponses(codes: ApiErrorCode[]) {
  const examples = codes.map((code) => {
    const { status, title, example } = problemTypes[code]
    return [code, { value: { title, status, ...example } }] as const
  })
  return {
    description: codes.map((code) => problemTypes[code].title).join("; or: "),
    headers: Object.assign({}, noStore, vary, ...codes.map(problemHeaders)),
    content: {
      "application/problem+json": {
        schema: { $ref: schemaRef("Problem") },
        examples: Object.fromEntries(examples),
      },
    },
  }
}

function problemHeaders(code: ApiErrorCode): object {
  switch (code) {
    case "method_not_allowed":
      return { Allow: header("The supported methods.") }
    case "too_slow":
      return { Connection: header("`close`") }
    case "too_many":
      return {
        "Retry-After": header("Seconds to wait.", { type: "integer", minimum: 1 }),
        RateLimit: header('The limit that was reached, such as `"visitor";r=0;t=42`.'),
        "RateLimit-Policy": header('All limits, such as `"visitor";q=60;w=60, "address";q=600;w=60`.'),
      }
    default:
      return {}
  }
}

function header(description: string, schema: object = { type: "string" }) {
  return { description, schema }
}

function json(schema: string) {
  return { "application/json": { schema: { $ref: schemaRef(schema) } } }
}

function schemaRef(id: string) {
  return `#/components/schemas/${id}`
}

type JsonSchema = Record<string, unknown> & {
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema | boolean
}

const REQUEST_SCHEMAS = ["TokenRequest", "RoomConfiguration", "RoomAgentDispatch"]

/** Returns every schema that has an ID as JSON Schema, for `components.schemas`. */
function openApiSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: schemaRef, io: "input" })
  return Object.fromEntries(
    Object.entries(schemas as Record<string, JsonSchema>).map(([id, { $schema, $id, ...schema }]) => [
      id,
      REQUEST_SCHEMAS.includes(id) ? withOptionalProperties(schema) : schema,
    ]),
  )
}

/** `readTokenRequest` drops null and "" before it applies the schema; of attributes, null. */
function withOptionalProperties(schema: JsonSchema): JsonSchema {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [name, orAbsent(property)]),
  )
  const attributes = schema.properties?.participant_attributes
  if (attributes?.additionalProperties instanceof Object) {
    const additionalProperties = orAbsent(attributes.additionalProperties)
    properties.participant_attributes = orAbsent({ ...attributes, additionalProperties })
  }
  return { ...schema, properties }
}

function orAbsent({ description, examples, ...schema }: JsonSchema): JsonSchema {
  return { description, examples, anyOf: [schema, { enum: [null, ""] }] }
}
