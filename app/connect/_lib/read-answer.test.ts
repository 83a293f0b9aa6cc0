import { expect, test } from "vitest"
import { readAnswer } from "./read-answer"

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
const token = `${encode({})}.${encode({ sub: "a", video: { room: "demo", roomJoin: true } })}.c2ln`

const read = (status: number, body: unknown, askedRoom?: string, isCut = false) => {
  const text = typeof body === "string" ? body : JSON.stringify(body)
  return readAnswer({ status, headers: [], body: text, isCut, milliseconds: 1, at: 0 }, askedRoom)
}
const good = { server_url: "wss://rooms.example.com", participant_token: token }

test("a token for the room that was asked for, or for one that was made up", () => {
  for (const room of ["demo", undefined]) {
    expect(read(201, good, room)).toMatchObject({
      kind: "token",
      serverUrl: "wss://rooms.example.com",
      claims: { room: "demo", identity: "a" },
    })
  }
})

test("a refusal in words", () => {
  const problem = { title: "Not allowed", status: 403, detail: "Not that.", field: "room_config.egress" }
  expect(read(403, problem)).toEqual({
    kind: "problem",
    title: "Not allowed",
    detail: "Not that.",
    field: "room_config.egress",
  })
  expect(read(500, { title: "Oh", detail: "No", field: 3 })).toMatchObject({ field: undefined })
})

test("a hostile answer is named for what it is", () => {
  const cases = [
    [read(201, good, "other"), "otherRoom"],
    [read(200, "<!doctype html>"), "notJson"],
    [read(200, ""), "notJson"],
    [read(200, "[]"), "notJson"],
    [read(200, {}), "noFields"],
    [read(200, { server_url: 3, participant_token: [] }), "noFields"],
    [read(201, { ...good, participant_token: "x" }), "noToken"],
    [read(201, good, undefined, true), "tooLarge"],
    [read(502, "<h1>Bad gateway</h1>"), "noProblem"],
    [read(404, { error: "nope" }), "noProblem"],
    [read(404, "null"), "noProblem"],
  ] as const
  for (const [reading, fault] of cases) expect(reading).toEqual({ kind: "unusable", fault })
})

test.each(["http://rooms.example.com", "https://x", "javascript:alert(1)", "rooms.example.com", "", "//x"])(
  "the server address %s is not followed",
  (server_url) => {
    expect(read(201, { ...good, server_url })).toEqual({ kind: "unusable", fault: "badServerUrl" })
  },
)
