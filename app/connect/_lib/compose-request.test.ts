import { expect, test } from "vitest"
import { composeRequest } from "./compose-request"
import { emptyDraft } from "./draft"

const pair = (key: string, value: string, id = 0) => ({ id, key, value })

test("an empty form is an empty request", () => {
  expect(composeRequest(emptyDraft)).toEqual({ ok: true, body: {} })
  const rows = [pair("", "", 1), pair("", "", 2)]
  expect(composeRequest({ ...emptyDraft, participant_attributes: rows, room_config: " \n" })).toEqual({
    ok: true,
    body: {},
  })
})

test("every field goes out as the schema names it", () => {
  const draft = {
    room_name: "demo",
    participant_name: "Ada",
    participant_identity: "ada",
    participant_metadata: '{"seat":1}',
    participant_attributes: [pair("seat", "12a"), pair("", "", 1)],
    room_config: '{"agents":[{"agent_name":"greeter"}]}',
  }
  expect(composeRequest(draft)).toEqual({
    ok: true,
    body: {
      room_name: "demo",
      participant_name: "Ada",
      participant_identity: "ada",
      participant_metadata: '{"seat":1}',
      participant_attributes: { seat: "12a" },
      room_config: { agents: [{ agent_name: "greeter" }] },
    },
  })
})

test("spaces and values that the server may refuse are not touched", () => {
  const draft = { ...emptyDraft, room_name: " ", participant_attributes: [pair("", "x")], room_config: "3" }
  expect(composeRequest(draft)).toEqual({
    ok: true,
    body: { room_name: " ", participant_attributes: { "": "x" }, room_config: 3 },
  })
})

test("an attribute's name can be __proto__, for the server to refuse", () => {
  const composed = composeRequest({ ...emptyDraft, participant_attributes: [pair("__proto__", "x")] })
  expect(JSON.stringify(composed)).toContain('{"__proto__":"x"}')
})

test("what can't be written as JSON is told at its field", () => {
  const rows = [pair("seat", "1", 1), pair("seat", "2", 2)]
  const composed = composeRequest({ ...emptyDraft, participant_attributes: rows, room_config: "{agents}" })
  expect(composed).toEqual({
    ok: false,
    faults: {
      participant_attributes: "“seat” is there twice.",
      room_config: expect.stringContaining("isn’t JSON"),
    },
  })
})
