import fc from "fast-check"
import { AccessToken } from "livekit-server-sdk"
import { expect, test } from "vitest"
import { decodeToken } from "./decode-token"

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
const unsigned = (payload: unknown) => `${encode({ alg: "HS256" })}.${encode(payload)}.c2ln`
const allowedGrants = (token: string) =>
  decodeToken(token)
    ?.grants.filter(({ isAllowed }) => isAllowed)
    .map(({ name }) => name)

test("decodes tokens of LiveKit's server SDK, in any script", async () => {
  const token = new AccessToken("key", "secret", { identity: "größe-1", name: "Ада 🎥", ttl: "10m" })
  token.addGrant({ roomJoin: true, room: "café", canPublishData: false, canUpdateOwnMetadata: true })
  const claims = decodeToken(await token.toJwt())
  expect(claims).toMatchObject({
    identity: "größe-1",
    name: "Ада 🎥",
    room: "café",
    canJoin: true,
    sources: undefined,
    adminGrants: [],
  })
  expect((claims?.expires ?? 0) - (claims?.notBefore ?? 0)).toBe(600)
})

test("applies the LiveKit server's defaults to grants that are left out", () => {
  const video = { room: "demo", roomJoin: true }
  expect(allowedGrants(unsigned({ sub: "a", video }))).toEqual([
    "roomJoin",
    "canPublish",
    "canSubscribe",
    "canPublishData",
  ])
  expect(allowedGrants(unsigned({ sub: "a", video: { ...video, canPublish: false } }))).toEqual([
    "roomJoin",
    "canSubscribe",
  ])
})

test("lists sources, agents and admin grants", () => {
  const claims = decodeToken(
    unsigned({
      sub: "a",
      video: {
        room: "demo",
        roomJoin: true,
        canPublishSources: ["camera", 3],
        roomAdmin: true,
        hidden: false,
      },
      roomConfig: { agents: [{ agentName: "greeter" }, {}, null] },
    }),
  )
  expect(claims).toMatchObject({ sources: ["camera"], adminGrants: ["roomAdmin"], agents: ["greeter"] })
})

test("treats claims of a wrong type as absent", () => {
  const payload = { sub: 5, name: [], exp: "soon", nbf: null, video: { room: {}, roomJoin: "true" } }
  expect(decodeToken(unsigned(payload))).toMatchObject({
    identity: "",
    name: "",
    room: "",
    canJoin: false,
    notBefore: undefined,
    expires: undefined,
  })
  expect(decodeToken(unsigned({ sub: "a", video: { room: 7 } }))?.room).toBe("")
  expect(decodeToken(unsigned({ sub: "a" }))).toMatchObject({ identity: "a", room: "", canJoin: false })
  expect(decodeToken(unsigned({ sub: "", video: { room: "demo" } }))?.identity).toBe("")
  expect(decodeToken(unsigned({ video: { room: "demo" } }))?.identity).toBe("")
})

test.each([
  "",
  "a.b",
  "a.b.c",
  "a.%%%.c",
  "a..c",
  `a.${Buffer.from("[1]").toString("base64url")}.c`,
  `a.${Buffer.from([0x22, 0xff, 0x22]).toString("base64url")}.c`,
])("%j is not a token", (token) => {
  expect(decodeToken(token)).toBeUndefined()
})

test("never throws", () => {
  const payload = fc.oneof(fc.json(), fc.string()).map((text) => Buffer.from(text).toString("base64url"))
  const parts = fc.array(fc.oneof(payload, fc.string()), { maxLength: 4 }).map((parts) => parts.join("."))
  fc.assert(fc.property(fc.oneof(parts, fc.string()), (text) => void decodeToken(text)))
})
