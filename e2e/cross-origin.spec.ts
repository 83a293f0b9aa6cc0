import { once } from "node:events"
import { createServer } from "node:http"
import { startApp } from "./support/app-server"
import { portOf } from "./support/servers"
import { expect, test } from "./support/test"
import { decodeClaims } from "./support/token-test"

test("a page of another origin gets a token if it is allowed, and a readable error if not", async ({
  visitor,
}) => {
  const [allowed, other] = await Promise.all([servePage(), servePage()])
  const app = await startApp({
    LIVEKIT_URL: "wss://rooms.example",
    LIVEKIT_API_KEY: "key",
    LIVEKIT_API_SECRET: "a secret of at least 32 characters",
    ALLOWED_ORIGINS: allowed.origin,
    TOKEN_RATE_LIMIT: "2/60",
    DEVELOPMENT_TOKEN_SERVER_ID: "tokens-1a2b3c",
  })
  const page = await visitor({ expectedNoise: /status of 4\d\d/ })

  /** Sends headers that make the browser send a preflight first. */
  const request = (path = "/api/token", headers: Record<string, string> = {}) =>
    page.evaluate(
      async ([url, headers]) => {
        const response = await fetch(url, {
          method: "POST",
          headers: { "Content-Type": "application/json", Authorization: "Bearer x", ...headers },
          body: JSON.stringify({ room_name: "demo" }),
        })
        return {
          status: response.status,
          retryAfter: response.headers.get("Retry-After"),
          body: await response.json(),
        }
      },
      [`${app.url}${path}`, headers] as const,
    )

  await page.goto(allowed.origin)
  const issued = await request()
  expect(issued.status).toBe(201)
  expect(decodeClaims(issued.body.participant_token).video.room).toBe("demo")
  const developmentPath = "/api/v2/sandbox/connection-details"
  expect(await request(developmentPath, { "X-Sandbox-ID": "another" })).toMatchObject({ status: 404 })
  expect(await request(developmentPath, { "X-Sandbox-ID": "tokens-1a2b3c" })).toMatchObject({ status: 201 })
  const tooMany = await request()
  expect(tooMany).toMatchObject({
    status: 429,
    body: { detail: expect.stringMatching(/^Too many requests/) },
  })
  expect(Number(tooMany.retryAfter)).toBeGreaterThan(0)

  await page.goto(other.origin)
  expect(await request()).toMatchObject({
    status: 403,
    body: { detail: "This website isn’t allowed to request tokens. See ALLOWED_ORIGINS." },
  })

  await app.stop()
  allowed.close()
  other.close()
})

/** Serves an empty page from another origin. */
async function servePage(): Promise<{ origin: string; close: () => void }> {
  const server = createServer((_, response) => {
    response
      .setHeader("Content-Type", "text/html")
      .end("<!doctype html><link rel=icon href=data:,><title>Another site</title>")
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  return { origin: `http://127.0.0.1:${portOf(server)}`, close: () => server.close() }
}
