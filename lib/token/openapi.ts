import { site } from "../site"
import { header, noStore, vary } from "./openapi-headers"
import { problems } from "./openapi-problems"
import { openApiSchemas, schemaRef } from "./openapi-schemas"

const cors = {
  "Access-Control-Allow-Origin": header("The asking page's origin, where ALLOWED_ORIGINS names it."),
}

const json = (schema: string, type = "application/json") => ({
  [type]: { schema: { $ref: schemaRef(schema) } },
})

const tokenHeaders = {
  ...noStore,
  ...vary,
  ...cors,
  "Set-Cookie": header(
    "A visitor's cookie, for clients without one. Keep it to get the same identity again.",
  ),
}

const DOOR = ["forbidden", "too_many", "unauthorized", "not_configured", "unavailable"] as const
const BODY = ["invalid", "too_slow", "too_large", "not_json"] as const

const requestBody = {
  required: false,
  description:
    "At most 16 KiB. camelCase spellings (`roomName`) are understood too; null and an empty string count as absent.",
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

const created = {
  description: "A token for one participant in one room",
  headers: tokenHeaders,
  content: {
    "application/json": {
      schema: { $ref: schemaRef("TokenAnswer") },
      example: {
        server_url: "wss://rooms.example.com",
        participant_token: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
      },
    },
  },
}

const sandboxId = {
  name: "X-Sandbox-ID",
  in: "header",
  description: "DEVELOPMENT_TOKEN_SERVER_ID, where it is set.",
  schema: { type: "string" },
}
const query = (name: string) => ({ name, in: "query", schema: { type: "string", maxLength: 256 } })

const noOtherMethod = problems(["method_not_allowed"])

/** The API as an OpenAPI 3.1 document, from the schemas that check requests and the table that makes problems. */
export function openApiDocument() {
  return {
    openapi: "3.1.0",
    info: {
      title: `${site.name} token API`,
      version: "1.0.0",
      description:
        "Tokens for LiveKit rooms, by LiveKit's endpoint schema. Other methods than these answer 405.",
    },
    servers: [{ url: "/" }],
    paths: {
      "/api/token": {
        post: {
          operationId: "createToken",
          summary: "Get a token to join a room",
          requestBody,
          responses: { 201: created, ...problems([...DOOR, ...BODY]), ...noOtherMethod },
        },
      },
      "/api/v2/sandbox/connection-details": {
        post: {
          operationId: "createDevelopmentToken",
          summary: "The same, where TokenSource.developmentTokenServer looks for it",
          parameters: [sandboxId],
          requestBody,
          responses: { 201: created, ...problems([...DOOR, ...BODY, "not_found"]), ...noOtherMethod },
        },
      },
      "/api/sandbox/connection-details": {
        post: {
          operationId: "createConnectionDetails",
          summary: "The same, in the form of LiveKit's older starters",
          parameters: [sandboxId, query("roomName"), query("participantName")],
          responses: {
            201: { ...created, content: json("ConnectionDetails") },
            ...problems([...DOOR, "invalid", "not_found"]),
            ...noOtherMethod,
          },
        },
      },
      "/api/health": {
        get: {
          operationId: "getHealth",
          summary: "Whether the app is configured and reaches its LiveKit server",
          responses: {
            200: { description: "Everything works", headers: noStore, content: json("Health") },
            503: { description: "Something doesn't", headers: noStore, content: json("Health") },
            ...noOtherMethod,
          },
        },
      },
    },
    components: { schemas: openApiSchemas() },
  }
}
