import assert from "node:assert/strict"
import { request } from "node:http"
import { join } from "node:path"
import { startFunction } from "./start-function"

type Livekit = { url: string; apiKey: string; apiSecret: string }

/** The token function gives out a token that LiveKit accepts, and behaves under Vercel as it does under `npm start`. */
export async function checkTokenFunction(output: string, { url, apiKey, apiSecret }: Livekit): Promise<void> {
  const variables = {
    LIVEKIT_URL: url,
    LIVEKIT_API_KEY: apiKey,
    LIVEKIT_API_SECRET: apiSecret,
    TOKEN_RATE_LIMIT: "2/60",
  }
  const running = await startFunction(join(output, "functions/api/token.func"), variables)
  const endpoint = `${running.url}/api/token`
  const ask = (address: string) =>
    fetch(endpoint, { method: "POST", headers: { "X-Vercel-Forwarded-For": address } })
  try {
    const answer = await ask("192.0.2.1")
    assert.equal(answer.status, 201)
    const { server_url, participant_token } = (await answer.json()) as Record<string, string>
    assert.equal(server_url, url)
    const verdict = await fetch(
      `${url.replace(/^ws/, "http")}/rtc/validate?access_token=${participant_token}`,
    )
    assert.equal(verdict.status, 200, "LiveKit accepts the token")

    // Vercel's word on the address counts without any variable, and one address doesn't use up another's allowance.
    assert.equal((await ask("192.0.2.1")).status, 201)
    assert.equal((await ask("192.0.2.1")).status, 429)
    assert.equal((await ask("192.0.2.2")).status, 201)

    // instrumentation.ts mends what Next makes of this method: it has run here too.
    assert.equal(await statusOf("TRACE", endpoint), 405)
  } finally {
    await running.stop()
  }
}

/** `fetch` sends no TRACE. */
function statusOf(method: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { method }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .once("error", reject)
      .end()
  })
}
