import { TokenVerifier } from "livekit-server-sdk"
import { afterEach, expect, it, vi } from "vitest"
import type { Permit } from "./apply-policy"
import { mintToken } from "./mint"
import type { Grants } from "./policy-types"
import { policy } from "./test-policy"

const livekit = { apiKey: "APIkey", apiSecret: "a secret of at least 32 characters" }
const verifier = new TokenVerifier(livekit.apiKey, livekit.apiSecret)

const permit: Permit = {
  room: "café 🎥",
  identity: "user-7",
  name: "Ada",
  metadata: "{}",
  attributes: { seat: "12a" },
  roomConfig: { max_participants: 5, agents: [{ agent_name: "greeter" }] },
  grants: policy.grants as Grants,
  ttlSeconds: 600,
}

afterEach(() => {
  vi.useRealTimers()
})

it("mints a token with exactly the claims of the permit", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_800_000_000_500 })
  const claims = await verifier.verify(await mintToken(permit, livekit))
  expect(JSON.parse(JSON.stringify(claims))).toEqual({
    iss: "APIkey",
    sub: "user-7",
    nbf: 1_800_000_000,
    exp: 1_800_000_600,
    name: "Ada",
    metadata: "{}",
    attributes: { seat: "12a" },
    video: { roomJoin: true, room: "café 🎥", ...policy.grants },
    roomConfig: { maxParticipants: 5, agents: [{ agentName: "greeter" }] },
  })
})

it("leaves out what isn't set", async () => {
  const bare = { ...permit, metadata: undefined, attributes: undefined, roomConfig: undefined }
  const claims = await verifier.verify(await mintToken(bare, livekit))
  expect(Object.keys(claims).sort()).toEqual(["exp", "iss", "name", "nbf", "sub", "video"])
})

it("doesn't let grants name another room", async () => {
  const grants = { ...(policy.grants as Grants), roomJoin: false, room: "other" }
  const { video } = await verifier.verify(await mintToken({ ...permit, grants }, livekit))
  expect(video).toMatchObject({ roomJoin: true, room: "café 🎥" })
})

it("mints a token that is invalid with another secret, and after its TTL", async () => {
  const token = await mintToken(permit, livekit)
  await expect(new TokenVerifier("APIkey", "another secret").verify(token)).rejects.toThrow()
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 700_000 })
  await expect(verifier.verify(token)).rejects.toThrow()
})
