import { describe, expect, it } from "vitest"
import { TokenError } from "./errors"
import { readTokenRequest } from "./read-request"

const read = (value: unknown) => readTokenRequest(JSON.stringify(value))

/** The field and sentence of the refusal that `body` gets. */
function refusal(body: string) {
  try {
    readTokenRequest(body)
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    expect(error.code).toBe("invalid")
    return { field: error.options.field, detail: error.detail }
  }
  throw new Error("accepted")
}

const fieldOf = (value: unknown) => refusal(JSON.stringify(value)).field

describe("readTokenRequest", () => {
  it("takes all six fields", () => {
    const request = {
      room_name: "demo",
      participant_identity: "abc",
      participant_name: "Ada",
      participant_metadata: '{\n\t"a": 1\n}',
      participant_attributes: { seat: "12a" },
      room_config: { agents: [{ agent_name: "greeter", metadata: "{}" }] },
    }
    expect(read(request)).toEqual(request)
  })

  it("understands the camelCase spellings", () => {
    expect(
      read({ roomName: "demo", roomConfig: { agents: [{ agentName: "greeter" }], maxParticipants: 3 } }),
    ).toEqual({
      room_name: "demo",
      room_config: { agents: [{ agent_name: "greeter" }], max_participants: 3 },
    })
  })

  it.each(["", "  \n", "{}", '{"room_name":null,"participant_name":"","room_config":null}'])(
    "takes %j as empty",
    (body) => {
      expect(readTokenRequest(body)).toEqual({})
    },
  )

  it("takes protobuf's default values in room_config as absent", () => {
    const config = { name: "", empty_timeout: 0, sync_streams: false, agents: [], metadata: null }
    expect(read({ room_config: config })).toEqual({ room_config: {} })
  })

  it.each(["[]", "null", "1", '"x"', "{", "{'a':1}", "[".repeat(10_000) + "]".repeat(10_000)])(
    "refuses %.20s, which is no object",
    (body) => {
      expect(refusal(body).field).toBeUndefined()
    },
  )

  it.each([
    [{ room: "demo" }, "room"],
    [{ room_name: 5 }, "room_name"],
    [{ room_name: ["demo"] }, "room_name"],
    [{ room_name: "." }, "room_name"],
    [{ room_name: "a\u0000b" }, "room_name"],
    [{ room_name: "ä".repeat(129) }, "room_name"],
    [{ participant_name: 5 }, "participant_name"],
    [{ participant_name: "   " }, "participant_name"],
    [{ participant_name: "\ud800" }, "participant_name"],
    [{ participant_identity: "a#b" }, "participant_identity"],
    [{ participant_metadata: "\u0007" }, "participant_metadata"],
    [{ participant_metadata: "x".repeat(4097) }, "participant_metadata"],
    [
      { participant_attributes: { "lk.publish_on_behalf": "x" } },
      "participant_attributes.lk.publish_on_behalf",
    ],
    [{ participant_attributes: { seat: 12 } }, "participant_attributes.seat"],
    [{ participant_attributes: ["x"] }, "participant_attributes"],
    [{ participant_attributes: { a: "x".repeat(4096) } }, "participant_attributes"],
    [{ room_config: { agents: [{ agent_name: "x", metadata: "y".repeat(4096) }] } }, "room_config"],
    [{ room_config: { record: true } }, "room_config.record"],
    [{ room_config: { max_participants: -1 } }, "room_config.max_participants"],
    [{ room_config: { agents: [{ agent_name: 1 }] } }, "room_config.agents.0.agent_name"],
    [{ room_config: { agents: ["x"] } }, "room_config.agents.0"],
    [{ room_config: { agents: Array(11).fill({ agent_name: "x" }) } }, "room_config.agents"],
    [{ room_name: "a", roomName: "b" }, "room_name"],
  ])("refuses %j, naming the field", (value, field) => {
    expect(fieldOf(value)).toBe(field)
  })

  it("counts names in UTF-8 bytes", () => {
    expect(read({ room_name: "ä".repeat(128) }).room_name).toHaveLength(128)
  })

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("knows no field called %s", (name) => {
    expect(refusal(`{"${name}":{"room_name":"x"}}`).field).toBe(name)
    expect(refusal(`{"room_config":{"${name}":{}}}`).field).toBe(`room_config.${name}`)
  })

  it("refuses an attribute called __proto__", () => {
    expect(refusal('{"participant_attributes":{"__proto__":"x"}}').field).toBe(
      "participant_attributes.__proto__",
    )
  })

  it("takes the last of a key that stands twice", () => {
    expect(readTokenRequest('{"room_name":"a","room_name":"b"}')).toEqual({ room_name: "b" })
  })

  it("repeats only the beginning of a long unknown name", () => {
    expect(refusal(`{"${"x".repeat(5000)}":1}`).detail.length).toBeLessThan(120)
  })
})
