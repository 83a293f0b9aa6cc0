import "server-only"
import type { z } from "zod"
import type { Answers } from "../token/openapi-schemas"
import type { tokenAnswerSchema } from "../token/schema"

/** A request with `?roomName=…&participantName=…` as one that the token endpoint understands. Its body is left. */
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

/** The token endpoint's answer as `{ serverUrl, roomName, participantName, participantToken }`; a problem as it is. */
export async function toConnectionDetails(response: Response): Promise<Response> {
  if (!response.ok) return response
  const answer: z.infer<typeof tokenAnswerSchema> = await response.json()
  const claims = JSON.parse(Buffer.from(answer.participant_token.split(".")[1] ?? "", "base64url").toString())
  const details: Answers["connectionDetails"] = {
    serverUrl: answer.server_url,
    roomName: claims.video.room,
    participantName: claims.name,
    participantToken: answer.participant_token,
  }
  return new Response(JSON.stringify(details), { status: response.status, headers: response.headers })
}
