import fc from "fast-check"
import { AccessToken } from "livekit-server-sdk"
import { expect, it } from "vitest"
import { readToken } from "./read-token"

it("reads what LiveKit's own SDK writes", async () => {
  const token = new AccessToken("key", "a secret of at least 32 characters", {
    identity: "größe-1",
    name: "Ada 🎥",
    ttl: 60,
  })
  token.addGrant({ roomJoin: true, room: "café" })
  const claims = readToken(await token.toJwt())
  expect(claims).toMatchObject({ identity: "größe-1", name: "Ada 🎥", room: "café", mayJoin: true })
  expect((claims?.expires ?? 0) - (claims?.notBefore ?? 0)).toBe(60)
})

it("takes claims of a wrong type as absent", () => {
  const claims = { sub: 5, name: [], exp: "soon", nbf: null, video: { room: {}, roomJoin: "true" } }
  expect(readToken(`e30.${btoa(JSON.stringify(claims))}.c2ln`)).toEqual({ mayJoin: false })
})

it("throws at nothing", () => {
  const payload = fc.oneof(fc.json(), fc.string()).map((text) => Buffer.from(text).toString("base64url"))
  const parts = fc.array(fc.oneof(payload, fc.string()), { maxLength: 4 }).map((parts) => parts.join("."))
  fc.assert(fc.property(fc.oneof(parts, fc.string()), (text) => void readToken(text)))
})
