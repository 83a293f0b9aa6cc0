import "server-only"
import { ApiError } from "../token/errors"
import type { ConnectionDetailsResponse } from "../token/openapi"
import type { TokenResponse } from "../token/schema"
import { constantTimeEqual } from "./crypto"
import { readEnv } from "./env"
import { allowAnyOrigin } from "./origin"
import { problemResponse } from "./responses"

type Handler = (request: Request) => Response | Promise<Response>

/**
 * Wraps a route of the development token server, which `TokenSource.developmentTokenServer` and older clients use.
 * Responds with 404 unless the app runs in development or the request has the owner's ID. The policy and the limits are those
 * of the token endpoint.
 */
export function developmentTokenServer(handle: Handler): Handler {
  return (request) => {
    if (isOpen(request)) return handle(request)
    const error = new ApiError("not_found", "There is no development token server with this ID.")
    return problemResponse(error, allowAnyOrigin)
  }
}

function isOpen({ headers, method }: Request): boolean {
  const result = readEnv()
  // The handler reports that the app isn't configured.
  if (!result.ok) return true
  const { developmentTokenServerId: id, isDevelopment } = result.env
  if (id === undefined) return isDevelopment
  // Browsers don't send the ID with a preflight.
  return method === "OPTIONS" || constantTimeEqual(headers.get("x-sandbox-id") ?? "", id)
}

/** Converts a request with `?roomName=…&participantName=…` to one for the token endpoint. Ignores its body. */
export function fromQuery(request: Request): Request {
  const query = new URL(request.url).searchParams
  const headers = new Headers(request.headers)
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name)
  headers.set("Content-Type", "application/json")
  const body = JSON.stringify({
    room_name: query.get("roomName"),
    participant_name: query.get("participantName"),
  })
  return new Request(request.url, { method: "POST", headers, body })
}

/** Converts the token endpoint's response to `{ serverUrl, roomName, participantName, participantToken }`. Keeps errors. */
export async function toConnectionDetails(response: Response): Promise<Response> {
  if (!response.ok) return response
  const token: TokenResponse = await response.json()
  const [, payload = ""] = token.participant_token.split(".")
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString())
  const details: ConnectionDetailsResponse = {
    serverUrl: token.server_url,
    roomName: claims.video.room,
    participantName: claims.name,
    participantToken: token.participant_token,
  }
  return Response.json(details, { status: response.status, headers: response.headers })
}
