import { expect, test } from "vitest"
import { openApiDocument } from "@/lib/token/openapi"
import { explainRefusal, formatDuration, readAnswer } from "./answer"

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
const token = `${encode({})}.${encode({ sub: "a", video: { room: "demo", roomJoin: true } })}.c2ln`

const read = (status: number, body: unknown, requestedRoom?: string, isCut = false) => {
  const text = typeof body === "string" ? body : JSON.stringify(body)
  return readAnswer({ status, headers: [], body: text, isCut, milliseconds: 1, arrivedAt: 0 }, requestedRoom)
}
const good = { server_url: "wss://rooms.example.com", participant_token: token }

test("accepts a token for the requested or for a generated room", () => {
  for (const room of ["demo", undefined]) {
    expect(read(201, good, room)).toMatchObject({
      kind: "token",
      serverUrl: "wss://rooms.example.com",
      claims: { room: "demo", identity: "a" },
    })
  }
})

test("reads a problem document", () => {
  const problem = { title: "Not allowed", status: 403, detail: "Not that.", field: "room_config.egress" }
  expect(read(403, problem)).toEqual({
    kind: "problem",
    title: "Not allowed",
    detail: "Not that.",
    field: "room_config.egress",
  })
  expect(read(500, { title: "Oh", detail: "No", field: 3 })).toMatchObject({ field: undefined })
})

test("reports what is wrong with an invalid answer", () => {
  const cases = [
    [read(201, good, "other"), "otherRoom"],
    [read(200, "<!doctype html>"), "notJson"],
    [read(200, ""), "notJson"],
    [read(200, "[]"), "notJson"],
    [read(200, {}), "missingFields"],
    [read(200, { server_url: 3, participant_token: [] }), "missingFields"],
    [read(201, { ...good, participant_token: "x" }), "invalidToken"],
    [read(201, good, undefined, true), "tooLarge"],
    [read(502, "<h1>Bad gateway</h1>"), "notAProblem"],
    [read(404, { error: "nope" }), "notAProblem"],
    [read(404, "null"), "notAProblem"],
  ] as const
  for (const [reading, error] of cases) expect(reading).toEqual({ kind: "invalid", error })
})

test.each(["http://rooms.example.com", "https://x", "javascript:alert(1)", "rooms.example.com", "", "//x"])(
  "the server URL %s is not accepted",
  (server_url) => {
    expect(read(201, { ...good, server_url })).toEqual({ kind: "invalid", error: "badServerUrl" })
  },
)

test("every refusal in the OpenAPI document has an explanation", () => {
  const { responses } = openApiDocument().paths["/api/token"].post
  const refusals = Object.keys(responses).filter((status) => status >= "400")
  expect(refusals.length).toBeGreaterThan(5)
  for (const status of refusals) expect(explainRefusal(Number(status), undefined), status).toBeTruthy()
})

test("a 403 is explained by its field as specifically as possible", () => {
  const general = explainRefusal(403, undefined)
  const identity = explainRefusal(403, "participant_identity")
  const config = explainRefusal(403, "room_config.egress")
  const agent = explainRefusal(403, "room_config.agents.0.agent_name")
  expect(new Set([general, identity, config, agent]).size).toBe(4)
  expect(agent).toContain("AGENT_NAME")
  expect(explainRefusal(403, "something_else")).toBe(general)
})

test("fields from the server don't find inherited properties", () => {
  for (const field of ["constructor", "__proto__", "toString.x", ""]) {
    expect(typeof explainRefusal(403, field)).toBe("string")
  }
  expect(explainRefusal(299, undefined)).toBeUndefined()
})

test.each([
  [0, "0 seconds"],
  [-5, "0 seconds"],
  [1, "1 second"],
  [59.6, "1 minute"],
  [598, "9 minutes 58 seconds"],
  [600, "10 minutes"],
  [5400, "1 hour 30 minutes"],
  [3601, "1 hour"],
  [90_000, "1 day 1 hour"],
])("formats %d s as %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text)
})
