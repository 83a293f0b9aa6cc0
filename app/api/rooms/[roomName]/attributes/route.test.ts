import { AccessToken } from "livekit-server-sdk"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { POST } from "./route"

vi.mock("@/lib/token/policy", () => import("@/lib/token/test-policy"))

const SECRET = "marked-secret-of-at-least-32-characters"
const HAND = { "greenroom.hand": "2026-11-30T08:00:00.000Z" }

beforeEach(() => {
  vi.stubEnv("LIVEKIT_URL", "wss://rooms.example")
  vi.stubEnv("LIVEKIT_API_KEY", "APIkey")
  vi.stubEnv("LIVEKIT_API_SECRET", SECRET)
  vi.stubEnv("TOKEN_RATE_LIMIT", "off")
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

async function tokenOf(identity: string, room = "demo", secret = SECRET) {
  const token = new AccessToken("APIkey", secret, { identity, ttl: 600 })
  token.addGrant({ roomJoin: true, room })
  return token.toJwt()
}

/** Fakes a LiveKit server with Ada in the room. Returns what it was asked to update. */
function livekit(permission: object = { canPublishData: true }) {
  const updates: object[] = []
  vi.stubGlobal("fetch", async (url: URL, { body }: { body: string }) => {
    if (String(url).endsWith("/ListParticipants"))
      return Response.json({ participants: [{ identity: "ada", permission }] })
    updates.push(JSON.parse(body))
    return Response.json({})
  })
  return updates
}

async function send(participant_token: string, attributes: object) {
  const request = new Request("http://localhost/api/rooms/demo/attributes", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ participant_token, attributes }),
  })
  const response = await POST(request, { params: Promise.resolve({ roomName: "demo" }) })
  return { status: response.status, body: await response.json() }
}

it("sets a hand and a key's proof of the participant who asks, and nothing else of them", async () => {
  const updates = livekit()
  const proof = { "greenroom.key_proof": "c2lnbmF0dXJl" }
  expect(await send(await tokenOf("ada"), HAND)).toEqual({ status: 200, body: { attributes: HAND } })
  await send(await tokenOf("ada"), proof)
  await send(await tokenOf("ada"), { "greenroom.hand": "" })
  expect(updates).toEqual([
    { room: "demo", identity: "ada", attributes: HAND },
    { room: "demo", identity: "ada", attributes: proof },
    { room: "demo", identity: "ada", attributes: { "greenroom.hand": "" } },
  ])
})

it.each([
  ["other attributes", { "lk.agent.state": "idle" }],
  ["a hand that is no date", { "greenroom.hand": "first!" }],
  ["a proof that is no signature", { "greenroom.key_proof": "x".repeat(100) }],
])("refuses %s", async (_, attributes) => {
  const updates = livekit()
  expect(await send(await tokenOf("ada"), attributes)).toMatchObject({
    status: 400,
    body: { field: "attributes" },
  })
  expect(updates).toEqual([])
})

it("refuses participants who aren't in the room, tokens of another room, and tokens of somebody else's", async () => {
  const updates = livekit()
  const field = "participant_token"
  expect((await send(await tokenOf("eve"), HAND)).status).toBe(403)
  expect(await send(await tokenOf("ada", "other"), HAND)).toMatchObject({ status: 403, body: { field } })
  const forged = await tokenOf("ada", "demo", "another-secret-of-at-least-32-characters")
  expect(await send(forged, HAND)).toMatchObject({ status: 401, body: { field } })
  expect(updates).toEqual([])
})

it("raises no hand of a participant who may not send data", async () => {
  const updates = livekit({ canPublishData: false })
  expect((await send(await tokenOf("ada"), HAND)).status).toBe(403)
  expect(updates).toEqual([])
  expect((await send(await tokenOf("ada"), { "greenroom.hand": "" })).status).toBe(200)
})
