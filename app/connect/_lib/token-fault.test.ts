import { expect, it } from "vitest"
import { tokenFault } from "./token-fault"

const NOW = 1_800_000_000
const good = { sub: "ada-1", nbf: NOW - 10, exp: NOW + 600, video: { roomJoin: true, room: "demo" } }
const fault = (claims: object) => tokenFault(`e30.${btoa(JSON.stringify({ ...good, ...claims }))}.c2ln`, NOW)

it("has nothing to say against a good token, and leaves clocks a minute", () => {
  for (const claims of [{}, { exp: NOW - 59 }, { nbf: NOW + 59 }, { exp: undefined, nbf: undefined }]) {
    expect(fault(claims)).toBeUndefined()
  }
})

it.each([
  [{ exp: NOW - 61 }, /expired on .*2027.*Ask for a new one/],
  [{ exp: -1e300 }, /expired/],
  [{ nbf: NOW + 61 }, /not valid before .*2027/],
  [{ nbf: 1e300 }, /not valid before/],
  [{ video: { room: "demo" } }, /“roomJoin” is missing/],
  [{ video: undefined }, /“roomJoin” is missing/],
  [{ video: { roomJoin: true } }, /names no room/],
  [{ sub: undefined }, /names no participant/],
])("says what is wrong with %j", (claims, sentence) => {
  expect(fault(claims)).toMatch(sentence)
})

it.each(["", "eyJ", "a.b.c", "https://example.com"])("knows %j for no token", (text) => {
  expect(tokenFault(text, NOW)).toMatch(/no LiveKit access token/)
})
