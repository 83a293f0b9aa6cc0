import { createSecretKey } from "node:crypto"
import { TokenVerifier } from "livekit-server-sdk"
import { expect, it } from "vitest"
import { mintToken } from "./mint"
import type { Permit } from "./permit"
import { policy } from "./policy"
import type { Grants } from "./policy-types"

const SECRET = "a secret of at least 32 characters"
const credentials = { apiKey: "APIkey", apiSecret: createSecretKey(Buffer.from(SECRET)) }
const now = Date.now() / 1000

const granted: Permit = {
  room: "café 🎥",
  identity: "user-7",
  name: "Ada",
  metadata: "{}",
  attributes: { seat: "12a" },
  roomConfig: { max_participants: 5, agents: [{ agent_name: "greeter" }] },
  grants: policy.grants as Grants,
  lifetimeSeconds: 600,
}

it("mints what LiveKit's verifier accepts, with exactly the claims that were granted", async () => {
  const claims = await new TokenVerifier("APIkey", SECRET).verify(mintToken(granted, credentials, now))
  expect(claims).toEqual({
    iss: "APIkey",
    sub: "user-7",
    nbf: Math.floor(now),
    exp: Math.floor(now) + 600,
    name: "Ada",
    metadata: "{}",
    attributes: { seat: "12a" },
    video: { roomJoin: true, room: "café 🎥", ...policy.grants },
    roomConfig: { maxParticipants: 5, agents: [{ agentName: "greeter" }] },
  })
})

it("leaves out what isn't set", async () => {
  const token = mintToken({ ...granted, metadata: undefined, roomConfig: undefined }, credentials, now)
  const claims = await new TokenVerifier("APIkey", SECRET).verify(token)
  expect(claims).not.toHaveProperty("metadata")
  expect(claims).not.toHaveProperty("roomConfig")
})

it("lets nothing in the grants name another room", async () => {
  const grants = { ...(policy.grants as Grants), roomJoin: false, room: "other" }
  const { video } = await new TokenVerifier("APIkey", SECRET).verify(
    mintToken({ ...granted, grants }, credentials, now),
  )
  expect(video).toMatchObject({ roomJoin: true, room: "café 🎥" })
})

it("is worth nothing with another secret, or when its time is over", async () => {
  const token = mintToken(granted, credentials, now)
  await expect(new TokenVerifier("APIkey", "another secret").verify(token)).rejects.toThrow()
  const old = mintToken(granted, credentials, now - 700)
  await expect(new TokenVerifier("APIkey", SECRET).verify(old)).rejects.toThrow()
})
