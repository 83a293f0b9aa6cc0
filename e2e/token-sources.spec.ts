import { TokenSource } from "livekit-client"
import { AccessToken } from "livekit-server-sdk"
import { API_KEY, API_SECRET } from "./support/sfu-server"
import { DEVELOPMENT_ID, decodeClaims, expect, isAcceptedBySfu, test } from "./support/token-test"

// Runs livekit-client in Node; token-sources-page.spec.ts runs it in a page.

const options = { roomName: "demo", participantName: "Ada", agentName: "greeter" }

test("TokenSource.endpoint gets a token that the LiveKit server accepts", async ({ app }) => {
  const { serverUrl, participantToken } = await TokenSource.endpoint(`${app.url}/api/token`).fetch(options)
  expect(decodeClaims(participantToken)).toMatchObject({
    name: "Ada",
    roomConfig: { agents: [{ agentName: "greeter" }] },
  })
  expect(await isAcceptedBySfu(serverUrl, participantToken)).toBe(true)
})

test("TokenSource.endpoint throws an error with the endpoint's message", async ({ app }) => {
  const source = TokenSource.endpoint(`${app.url}/api/token`)
  await expect(source.fetch({ participantIdentity: "somebody" })).rejects.toThrow(
    /403.*can’t use this identity/,
  )
})

test("TokenSource.developmentTokenServer and its deprecated name get tokens", async ({ app }) => {
  for (const create of [TokenSource.developmentTokenServer, TokenSource.sandboxTokenServer]) {
    const { serverUrl, participantToken } = await create(DEVELOPMENT_ID, { baseUrl: app.url }).fetch(options)
    expect(decodeClaims(participantToken).video.room).toBe("demo")
    expect(await isAcceptedBySfu(serverUrl, participantToken)).toBe(true)
  }
  await expect(TokenSource.developmentTokenServer("x", { baseUrl: app.url }).fetch({})).rejects.toThrow(/404/)
})

test("TokenSource.custom caches the endpoint's token until the options change", async ({ app }) => {
  let requests = 0
  const source = TokenSource.custom(async ({ roomName, participantName }) => {
    requests++
    const body = JSON.stringify({ roomName, participantName })
    const headers = { "Content-Type": "application/json" }
    const answer = await (await fetch(`${app.url}/api/token`, { method: "POST", body, headers })).json()
    return { serverUrl: answer.server_url, participantToken: answer.participant_token }
  })
  const first = await source.fetch({ roomName: "demo" })
  expect(await source.fetch({ roomName: "demo" })).toEqual(first)
  expect(requests).toBe(1)
  const other = await source.fetch({ roomName: "other" })
  expect(decodeClaims(other.participantToken).video.room).toBe("other")
  expect(requests).toBe(2)
  expect(await isAcceptedBySfu(first.serverUrl, first.participantToken)).toBe(true)
})

test("TokenSource.custom replaces a token that is about to expire", async () => {
  let requests = 0
  // TokenSource treats a token as expired one minute early.
  const ttls = ["59s", "10m"]
  const source = TokenSource.custom(async () => {
    const token = new AccessToken(API_KEY, API_SECRET, {
      identity: "ada",
      ttl: ttls[requests++] ?? "10m",
    })
    return { serverUrl: "ws://localhost", participantToken: await token.toJwt() }
  })
  await source.fetch({})
  await source.fetch({})
  await source.fetch({})
  expect(requests).toBe(2)
})

test("TokenSource.literal returns the given token", async ({ app }) => {
  const details = await TokenSource.endpoint(`${app.url}/api/token`).fetch({})
  const { serverUrl, participantToken } = await TokenSource.literal(details).fetch()
  expect(await isAcceptedBySfu(serverUrl, participantToken)).toBe(true)
})
