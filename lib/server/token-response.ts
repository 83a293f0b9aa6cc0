import "server-only"

/** The endpoint schema's answer. */
export function tokenResponse(serverUrl: string, token: string, headers: Record<string, string>): Response {
  return new Response(JSON.stringify({ server_url: serverUrl, participant_token: token }), {
    status: 201,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
  })
}
