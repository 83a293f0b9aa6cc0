import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ApiError } from "./errors"
import { openApiDocument } from "./openapi"
import { readTokenRequest } from "./read-request"

const read = (value: unknown) => readTokenRequest(JSON.stringify(value))

/** Returns the field and message of the error for `body`. */
function errorOf(body: string) {
  try {
    readTokenRequest(body)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    expect(error.code).toBe("invalid")
    return { field: error.options.field, detail: error.detail }
  }
  throw new Error("accepted")
}

const fieldOf = (value: unknown) => errorOf(JSON.stringify(value)).field

describe("readTokenRequest", () => {
  it("accepts all six fields", () => {
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

  it("accepts camelCase names", () => {
    expect(
      read({ roomName: "demo", roomConfig: { agents: [{ agentName: "greeter" }], maxParticipants: 3 } }),
    ).toEqual({
      room_name: "demo",
      room_config: { agents: [{ agent_name: "greeter" }], max_participants: 3 },
    })
  })

  it.each(["", "  \n", "{}", '{"room_name":null,"participant_name":"","room_config":null}'])(
    "treats %j as an empty request",
    (body) => {
      expect(readTokenRequest(body)).toEqual({})
    },
  )

  it("treats protobuf's default values in room_config as absent", () => {
    const config = { name: "", empty_timeout: 0, sync_streams: false, agents: [], metadata: null }
    expect(read({ room_config: config })).toEqual({ room_config: {} })
  })

  it.each(["[]", "null", "1", '"x"', "{", "{'a':1}", "[".repeat(10_000) + "]".repeat(10_000)])(
    "rejects %.20s, which isn't an object",
    (body) => {
      expect(errorOf(body).field).toBeUndefined()
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
    [{ participant_name: "\u200b\u2060" }, "participant_name"],
    [{ participant_identity: "a\u0085" }, "participant_identity"],
    [{ participant_attributes: { "": null } }, "participant_attributes."],
    [{ participant_attributes: { "\u3164": "x" } }, "participant_attributes.\u3164"],
    [{ participant_attributes: { "lk.x": null } }, "participant_attributes.lk.x"],
    [{ room_config: { max_participants: false } }, "room_config.max_participants"],
    [{ room_config: { agents: [{ agent_name: 0 }] } }, "room_config.agents.0.agent_name"],
  ])("rejects %j, naming the field", (value, field) => {
    expect(fieldOf(value)).toBe(field)
  })

  it.each(["egress", "max_participants", "agents", "tags"])("rejects a deeply nested %s", (name) => {
    for (const [open, close] of [
      ['{"a":', "}"],
      ["[", "]"],
    ] as const) {
      const nested = `${open.repeat(7_800)}1${close.repeat(7_800)}`
      expect(errorOf(`{"room_config":{"${name}":${nested}}}`).field).toBe("room_config")
      expect(errorOf(`{"${name}":${nested}}`).field).toBe(name)
    }
  })

  it("drops attributes that are null", () => {
    expect(read({ participant_attributes: { seat: null, row: "2" } })).toEqual({
      participant_attributes: { row: "2" },
    })
  })

  it("accepts exactly the texts that match the OpenAPI document's patterns", () => {
    const { properties } = openApiDocument().components.schemas.TokenRequest as {
      properties: Record<string, { anyOf: [{ pattern?: string; propertyNames?: { pattern: string } }] }>
    }
    const character = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom(..."#.\u0085\u200b\u3164\t\n lk_a\u{e0061}"),
    )
    for (const [name, { anyOf }] of Object.entries(properties)) {
      const [schema] = anyOf
      const pattern = schema.pattern ?? schema.propertyNames?.pattern
      if (pattern === undefined) continue
      const body = (text: string) => JSON.stringify({ [name]: schema.pattern ? text : { [text]: "" } })
      fc.assert(
        fc.property(fc.string({ unit: character, minLength: 1, maxLength: 6 }), (text) => {
          const isAccepted = (() => {
            try {
              readTokenRequest(body(text))
              return true
            } catch {
              return false
            }
          })()
          expect(isAccepted, `${name} ${JSON.stringify(text)}`).toBe(new RegExp(pattern, "u").test(text))
        }),
        { numRuns: 200 },
      )
    }
  })

  it("counts names in UTF-8 bytes", () => {
    expect(read({ room_name: "ä".repeat(128) }).room_name).toHaveLength(128)
  })

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("rejects a field named %s", (name) => {
    expect(errorOf(`{"${name}":{"room_name":"x"}}`).field).toBe(name)
    expect(errorOf(`{"room_config":{"${name}":{}}}`).field).toBe(`room_config.${name}`)
  })

  it("uses one spelling of a room's name", () => {
    expect(readTokenRequest('{"room_name":" cafe\u0301 "}')).toEqual({ room_name: "caf\u00e9" })
    expect(errorOf('{"room_name":" "}').field).toBe("room_name")
  })

  it("rejects an attribute named __proto__", () => {
    expect(errorOf('{"participant_attributes":{"__proto__":"x"}}').field).toBe(
      "participant_attributes.__proto__",
    )
  })

  it("uses the last of duplicate keys", () => {
    expect(readTokenRequest('{"room_name":"a","room_name":"b"}')).toEqual({ room_name: "b" })
  })

  it("repeats only the start of a long unknown name", () => {
    expect(errorOf(`{"${"x".repeat(5000)}":1}`).detail.length).toBeLessThan(120)
  })
})
