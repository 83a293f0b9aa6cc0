import { createSecretKey, randomBytes } from "node:crypto"
import { describe, expect, it } from "vitest"
import { generateCheckRoomName } from "../room-name"
import { applyPolicy } from "./apply-policy"
import { ApiError } from "./errors"
import type { Caller, TokenPolicy } from "./policy-types"
import type { TokenRequest } from "./schema"
import { policy } from "./test-policy"

const identityKey = createSecretKey(randomBytes(32))

function apply(
  request: TokenRequest,
  { overrides = {}, caller = {}, visitorId = "ada", agentNames = ["greeter"] }: Partial<Options> = {},
) {
  const context = {
    caller: { allow: true as const, ...caller },
    visitorId,
    identityKey,
    agentNames,
  }
  return applyPolicy({ ...policy, ...overrides }, request, context)
}

type Options = {
  overrides: Partial<TokenPolicy>
  caller: Partial<Caller>
  visitorId: string
  agentNames: string[]
}

/** Returns the field that the policy refuses. */
function refusedField(request: TokenRequest, options: Partial<Options> = {}) {
  try {
    apply(request, options)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    expect(error.code).toBe("forbidden")
    return error.options.field
  }
  throw new Error("allowed")
}

const fields = (overrides: Partial<TokenPolicy["fields"]>) => ({
  overrides: { fields: { ...policy.fields, ...overrides } },
})

describe("the policy as delivered", () => {
  it("grants participation in one room and nothing else", () => {
    expect(apply({ room_name: "demo" }).grants).toEqual({
      canPublish: true,
      canPublishSources: ["camera", "microphone", "screen_share", "screen_share_audio"],
      canSubscribe: true,
      canPublishData: true,
      canUpdateOwnMetadata: true,
    })
  })

  it("generates a room name that can't be guessed, and a guest name that stays the same", () => {
    const first = apply({})
    const again = apply({ participant_identity: first.identity })
    expect(first.room).toMatch(/^[a-z]+-[a-z]+(-[0-9a-z]{4}){3}$/)
    expect(first.name).toMatch(/^Guest [0-9a-f]{4}$/)
    expect(again.name).toBe(first.name)
    expect(again.room).not.toBe(first.room)
  })

  it("accepts an identity from its visitor only", () => {
    const { identity } = apply({})
    expect(apply({ participant_identity: identity }).identity).toBe(identity)
    expect(refusedField({ participant_identity: identity }, { visitorId: "eve" })).toBe(
      "participant_identity",
    )
    expect(refusedField({ participant_identity: "ada" })).toBe("participant_identity")
  })

  it("creates a new identity each time", () => {
    expect(apply({}).identity).not.toBe(apply({}).identity)
  })

  it.each([
    [{ egress: {} }, "room_config.egress"],
    [{ name: "preset" }, "room_config.name"],
    [{ max_participants: 2 }, "room_config.max_participants"],
    [{ empty_timeout: 9 }, "room_config.empty_timeout"],
    [{ metadata: "x" }, "room_config.metadata"],
    [{ tags: { a: "b" } }, "room_config.tags"],
    [{ agents: [{ agent_name: "other" }] }, "room_config.agents.0.agent_name"],
    [{ agents: [{ metadata: "x" }] }, "room_config.agents.0.agent_name"],
    [{ agents: [{ agent_name: "greeter", deployment: "x" }] }, "room_config.agents.0.deployment"],
    [{ agents: [{ agent_name: "greeter" }, { agent_name: "greeter" }] }, "room_config.agents.1"],
  ])("refuses room_config %j", (room_config, field) => {
    expect(refusedField({ room_config })).toBe(field)
  })

  it("dispatches a requested agent of AGENT_NAME", () => {
    const room_config = { agents: [{ agent_name: "greeter", metadata: "hello" }] }
    expect(apply({ room_config }).roomConfig).toEqual(room_config)
  })

  it("dispatches the first agent of AGENT_NAME to every room, whatever the client requests", () => {
    const agentNames = ["greeter", "scribe"]
    const greeter = { agent_name: "greeter" }
    const scribe = { agent_name: "scribe" }
    expect(apply({}, { agentNames }).roomConfig).toEqual({ agents: [greeter] })
    expect(apply({ room_config: { agents: [scribe] } }, { agentNames }).roomConfig).toEqual({
      agents: [scribe, greeter],
    })
    expect(apply({}, { agentNames: [] }).roomConfig).toBeUndefined()
  })
})

describe("a custom policy", () => {
  it.each(["room_name", "participant_name", "participant_metadata"] as const)("can refuse %s", (field) => {
    expect(refusedField({ [field]: "x" }, fields({ [field]: "refused" }))).toBe(field)
    apply({}, fields({ [field]: "refused" }))
  })

  it("can refuse attributes and identities", () => {
    expect(
      refusedField({ participant_attributes: { a: "b" } }, fields({ participant_attributes: "refused" })),
    ).toBe("participant_attributes")
    expect(refusedField({ participant_identity: "x" }, fields({ participant_identity: "refused" }))).toBe(
      "participant_identity",
    )
  })

  it("can decide by a function of the value and the caller", () => {
    const options = fields({
      room_name: ({ value, caller }) => (caller.user?.plan === "pro" ? value : { refuse: "Upgrade first." }),
      participant_attributes: (caller) => ({ plan: String(caller.user?.plan) }),
    })
    expect(refusedField({ room_name: "vip" }, options)).toBe("room_name")
    const granted = apply({ room_name: "vip" }, { ...options, caller: { user: { plan: "pro" } } })
    expect(granted).toMatchObject({ room: "vip", attributes: { plan: "pro" } })
  })

  it("doesn't let requests change what the authorize hook sets", () => {
    const caller = { identity: "user-7", name: "Ada", metadata: "m", attributes: { plan: "pro" } }
    expect(apply({}, { caller })).toMatchObject({ identity: "user-7", name: "Ada", metadata: "m" })
    expect(apply({ participant_identity: "user-7", participant_name: "Ada" }, { caller }).name).toBe("Ada")
    expect(refusedField({ participant_identity: "user-8" }, { caller })).toBe("participant_identity")
    expect(refusedField({ participant_name: "Eve" }, { caller })).toBe("participant_name")
    expect(refusedField({ participant_metadata: "x" }, { caller })).toBe("participant_metadata")
    expect(refusedField({ participant_attributes: { plan: "free" } }, { caller })).toBe(
      "participant_attributes",
    )
    expect(apply({ participant_attributes: { plan: "pro" } }, { caller }).attributes).toEqual({
      plan: "pro",
    })
  })

  it("overrides the client's room settings with the owner's", () => {
    const overrides = {
      room: { max_participants: 20 },
      fields: { ...policy.fields, room_config: ["max_participants", "empty_timeout"] },
    } satisfies Partial<TokenPolicy>
    const room_config = { max_participants: 500, empty_timeout: 9 }
    expect(apply({ room_config }, { overrides }).roomConfig).toMatchObject({
      max_participants: 20,
      empty_timeout: 9,
    })
  })

  it("can dispatch all agents to every room, or only requested ones", () => {
    const agents = (dispatch: TokenPolicy["agents"]["dispatch"]) => ({
      overrides: { agents: { ...policy.agents, dispatch } },
      agentNames: ["greeter", "scribe"],
    })
    expect(apply({}, agents("all")).roomConfig).toEqual({
      agents: [{ agent_name: "greeter" }, { agent_name: "scribe" }],
    })
    expect(apply({}, agents("on request")).roomConfig).toBeUndefined()
    const room_config = { agents: [{ agent_name: "scribe" }] }
    expect(apply({ room_config }, agents("on request")).roomConfig).toEqual(room_config)
  })

  it("can refuse metadata for agents", () => {
    const overrides = { agents: { ...policy.agents, metadata: "refused" } } satisfies Partial<TokenPolicy>
    expect(
      refusedField({ room_config: { agents: [{ agent_name: "greeter", metadata: "x" }] } }, { overrides }),
    ).toBe("room_config.agents.0.metadata")
  })
})

describe("a connection check", () => {
  const checkRoom = generateCheckRoomName()
  const mapTo = (room: string) =>
    fields({ room_name: () => room, room_config: ["agents"] satisfies TokenPolicy["fields"]["room_config"] })

  it("dispatches no agent, starts nothing of the owner's, and leaves no room", () => {
    const { overrides } = { overrides: { room: { egress: {}, max_participants: 20 } } }
    expect(apply({ room_name: checkRoom }, { overrides }).roomConfig).toEqual({
      empty_timeout: 1,
      departure_timeout: 1,
      max_participants: 1,
    })
    expect(apply({ room_name: checkRoom }, mapTo(`tenant-${checkRoom}`)).roomConfig?.agents).toBeUndefined()
  })

  it.each(["check-in", "check-calm-otter", `my-${checkRoom}`])("is not the room %s", (room_name) => {
    expect(apply({ room_name }).roomConfig?.agents).toEqual([{ agent_name: "greeter" }])
  })

  it("doesn't configure a room that the policy maps every name to", () => {
    expect(apply({ room_name: checkRoom }, mapTo("lobby")).roomConfig).toEqual({
      agents: [{ agent_name: "greeter" }],
    })
  })
})
