import { startApp } from "./support/app-server"
import { servePage } from "./support/page-server"
import { expect, test } from "./support/test"
import { claimsOf } from "./support/token-test"

test("a page of another origin gets a token where it is allowed, and a refusal to read where it isn't", async ({
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

  /** Asks as a page does that signs its visitors in itself: both headers make the browser ask first whether it may. */
  const ask = (path = "/api/token", headers: Record<string, string> = {}) =>
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
  const answer = await ask()
  expect(answer.status).toBe(201)
  expect(claimsOf(answer.body.participant_token).video.room).toBe("demo")
  const byId = "/api/v2/sandbox/connection-details"
  expect(await ask(byId, { "X-Sandbox-ID": "another" })).toMatchObject({ status: 404 })
  expect(await ask(byId, { "X-Sandbox-ID": "tokens-1a2b3c" })).toMatchObject({ status: 201 })
  const tooMany = await ask()
  expect(tooMany).toMatchObject({
    status: 429,
    body: { detail: expect.stringMatching(/^Too many requests/) },
  })
  expect(Number(tooMany.retryAfter)).toBeGreaterThan(0)

  await page.goto(other.origin)
  expect(await ask()).toMatchObject({
    status: 403,
    body: { detail: "Pages of this origin may not ask for tokens. See ALLOWED_ORIGINS." },
  })

  await app.stop()
  allowed.close()
  other.close()
})
