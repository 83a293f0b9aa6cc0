import { TokenSource } from "livekit-client"
import { AccessToken } from "livekit-server-sdk"
import { API_KEY, claimsOf, DEVELOPMENT_ID, expect, SECRET, sfuAccepts, test } from "./support/token-test"

// LiveKit's own client package, run in Node; token-sources-page.spec.ts has it in a page.

const options = { roomName: "demo", participantName: "Ada", agentName: "greeter" }

test("TokenSource.endpoint", async ({ app }) => {
  const { serverUrl, participantToken } = await TokenSource.endpoint(`${app.url}/api/token`).fetch(options)
  expect(claimsOf(participantToken)).toMatchObject({
    name: "Ada",
    roomConfig: { agents: [{ agentName: "greeter" }] },
  })
  expect(await sfuAccepts(serverUrl, participantToken)).toBe(true)
})

test("TokenSource.endpoint raises our sentence when it is refused", async ({ app }) => {
  const source = TokenSource.endpoint(`${app.url}/api/token`)
  await expect(source.fetch({ participantIdentity: "somebody" })).rejects.toThrow(
    /403.*gave you no such identity/,
  )
})

test("TokenSource.developmentTokenServer, and by its old name", async ({ app }) => {
  for (const create of [TokenSource.developmentTokenServer, TokenSource.sandboxTokenServer]) {
    const { serverUrl, participantToken } = await create(DEVELOPMENT_ID, { baseUrl: app.url }).fetch(options)
    expect(claimsOf(participantToken).video.room).toBe("demo")
    expect(await sfuAccepts(serverUrl, participantToken)).toBe(true)
  }
  await expect(TokenSource.developmentTokenServer("x", { baseUrl: app.url }).fetch({})).rejects.toThrow(/404/)
})

test("TokenSource.custom around our endpoint caches until the options change", async ({ app }) => {
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
  expect(claimsOf(other.participantToken).video.room).toBe("other")
  expect(requests).toBe(2)
  expect(await sfuAccepts(first.serverUrl, first.participantToken)).toBe(true)
})

test("TokenSource.custom asks again for a token that is about to expire", async () => {
  let requests = 0
  // TokenSource counts a token as expired a minute before it is.
  const lifetimes = ["59s", "10m"]
  const source = TokenSource.custom(async () => {
    const token = new AccessToken(API_KEY, SECRET, { identity: "ada", ttl: lifetimes[requests++] ?? "10m" })
    return { serverUrl: "ws://localhost", participantToken: await token.toJwt() }
  })
  await source.fetch({})
  await source.fetch({})
  await source.fetch({})
  expect(requests).toBe(2)
})

test("TokenSource.literal", async ({ app }) => {
  const given = await TokenSource.endpoint(`${app.url}/api/token`).fetch({})
  const { serverUrl, participantToken } = await TokenSource.literal(given).fetch()
  expect(await sfuAccepts(serverUrl, participantToken)).toBe(true)
})
