import { AccessToken } from "livekit-server-sdk"
import { expect, test } from "vitest"
import { decodeToken } from "./decode-token"

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
const unsigned = (payload: unknown) => `${encode({ alg: "HS256" })}.${encode(payload)}.c2ln`
const allowed = (token: string) =>
  decodeToken(token)
    ?.grants.filter(({ isAllowed }) => isAllowed)
    .map(({ name }) => name)

test("reads what LiveKit's own SDK has written, in any script", async () => {
  const token = new AccessToken("key", "secret", { identity: "ada", name: "Ада 🎥", ttl: "10m" })
  token.addGrant({ roomJoin: true, room: "demo", canPublishData: false, canUpdateOwnMetadata: true })
  const claims = decodeToken(await token.toJwt())
  expect(claims).toMatchObject({
    identity: "ada",
    name: "Ада 🎥",
    room: "demo",
    sources: undefined,
    powers: [],
  })
  expect((claims?.expires ?? 0) - (claims?.notBefore ?? 0)).toBe(600)
})

test("what a token says nothing of is what a LiveKit server takes for granted", () => {
  const video = { room: "demo", roomJoin: true }
  expect(allowed(unsigned({ sub: "a", video }))).toEqual([
    "roomJoin",
    "canPublish",
    "canSubscribe",
    "canPublishData",
  ])
  expect(allowed(unsigned({ sub: "a", video: { ...video, canPublish: false } }))).toEqual([
    "roomJoin",
    "canSubscribe",
  ])
})

test("names sources, agents, and powers beyond a participant's", () => {
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
  expect(claims).toMatchObject({ sources: ["camera"], powers: ["roomAdmin"], agents: ["greeter"] })
})

test("what is no token for a room is none", () => {
  const video = { room: "demo" }
  for (const token of [
    "",
    "a.b",
    "a.b.c",
    "a.%%%.c",
    "a..c",
    `a.${Buffer.from("[1]").toString("base64url")}.c`,
    `a.${Buffer.from([0x22, 0xff, 0x22]).toString("base64url")}.c`,
    unsigned({ sub: "a" }),
    unsigned({ video }),
    unsigned({ sub: "", video }),
    unsigned({ sub: "a", video: { room: 7 } }),
  ]) {
    expect(decodeToken(token), token).toBeUndefined()
  }
})
