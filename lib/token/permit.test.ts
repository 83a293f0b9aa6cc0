import { createSecretKey, randomBytes } from "node:crypto"
import { describe, expect, it } from "vitest"
import { TokenError } from "./errors"
import { permit } from "./permit"
import { policy } from "./policy"
import type { Allowed, TokenPolicy } from "./policy-types"
import type { TokenRequest } from "./schema"

const identityKey = createSecretKey(randomBytes(32))

function decide(
  request: TokenRequest,
  { own = {}, caller = {}, visitorId = "ada", agentNames = ["greeter"] }: Partial<Parameters> = {},
) {
  const context = {
    caller: { allow: true as const, ...caller },
    visitorId,
    identityKey,
    agentNames,
    randomBytes,
  }
  return permit({ ...policy, ...own }, request, context)
}

type Parameters = {
  own: Partial<TokenPolicy>
  caller: Partial<Allowed>
  visitorId: string
  agentNames: string[]
}

/** The field that `request` may not set. */
function refusedField(request: TokenRequest, parameters: Partial<Parameters> = {}) {
  try {
    decide(request, parameters)
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    expect(error.code).toBe("forbidden")
    return error.options.field
  }
  throw new Error("allowed")
}

const fields = (own: Partial<TokenPolicy["fields"]>) => ({ own: { fields: { ...policy.fields, ...own } } })

describe("the default policy", () => {
  it("grants no more than taking part in one room", () => {
    expect(decide({ room_name: "demo" }).grants).toEqual({
      canPublish: true,
      canPublishSources: ["camera", "microphone", "screen_share", "screen_share_audio"],
      canSubscribe: true,
      canPublishData: true,
      canUpdateOwnMetadata: true,
    })
  })

  it("makes a room name that can't be guessed, and a guest's name that stays the same", () => {
    const first = decide({})
    const again = decide({ participant_identity: first.identity })
    expect(first.room).toMatch(/^[a-z]+-[a-z]+(-[0-9a-z]{4}){3}$/)
    expect(first.name).toMatch(/^Guest [0-9a-f]{4}$/)
    expect(again.name).toBe(first.name)
    expect(again.room).not.toBe(first.room)
  })

  it("gives an identity back to its visitor, and to nobody else", () => {
    const { identity } = decide({})
    expect(decide({ participant_identity: identity }).identity).toBe(identity)
    expect(refusedField({ participant_identity: identity }, { visitorId: "eve" })).toBe(
      "participant_identity",
    )
    expect(refusedField({ participant_identity: "ada" })).toBe("participant_identity")
  })

  it("gives a visitor another identity each time", () => {
    expect(decide({}).identity).not.toBe(decide({}).identity)
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

  it("calls an agent named by AGENT_NAME", () => {
    const room_config = { agents: [{ agent_name: "greeter", metadata: "hello" }] }
    expect(decide({ room_config }).roomConfig).toEqual(room_config)
  })

  it("calls the first agent of AGENT_NAME into every room, whatever the client asks for", () => {
    const agentNames = ["greeter", "scribe"]
    const greeter = { agent_name: "greeter" }
    const scribe = { agent_name: "scribe" }
    expect(decide({}, { agentNames }).roomConfig).toEqual({ agents: [greeter] })
    expect(decide({ room_config: { agents: [scribe] } }, { agentNames }).roomConfig).toEqual({
      agents: [scribe, greeter],
    })
    expect(decide({}, { agentNames: [] }).roomConfig).toBeUndefined()
  })
})

describe("a policy of one's own", () => {
  it.each(["room_name", "participant_name", "participant_metadata"] as const)("can refuse %s", (field) => {
    expect(refusedField({ [field]: "x" }, fields({ [field]: "refused" }))).toBe(field)
    decide({}, fields({ [field]: "refused" }))
  })

  it("can refuse attributes and identities", () => {
    expect(
      refusedField({ participant_attributes: { a: "b" } }, fields({ participant_attributes: "refused" })),
    ).toBe("participant_attributes")
    expect(refusedField({ participant_identity: "x" }, fields({ participant_identity: "refused" }))).toBe(
      "participant_identity",
    )
  })

  it("can decide by a function of what is asked and who asks", () => {
    const parameters = fields({
      room_name: ({ value, caller }) => (caller.user?.plan === "pro" ? value : { refuse: "Upgrade first." }),
      participant_attributes: (caller) => ({ plan: String(caller.user?.plan) }),
    })
    expect(refusedField({ room_name: "vip" }, parameters)).toBe("room_name")
    const granted = decide({ room_name: "vip" }, { ...parameters, caller: { user: { plan: "pro" } } })
    expect(granted).toMatchObject({ room: "vip", attributes: { plan: "pro" } })
  })

  it("holds to what the authorize hook has set", () => {
    const caller = { identity: "user-7", name: "Ada", metadata: "m", attributes: { plan: "pro" } }
    expect(decide({}, { caller })).toMatchObject({ identity: "user-7", name: "Ada", metadata: "m" })
    expect(decide({ participant_identity: "user-7", participant_name: "Ada" }, { caller }).name).toBe("Ada")
    expect(refusedField({ participant_identity: "user-8" }, { caller })).toBe("participant_identity")
    expect(refusedField({ participant_name: "Eve" }, { caller })).toBe("participant_name")
    expect(refusedField({ participant_metadata: "x" }, { caller })).toBe("participant_metadata")
    expect(refusedField({ participant_attributes: { plan: "free" } }, { caller })).toBe(
      "participant_attributes",
    )
    expect(decide({ participant_attributes: { plan: "pro" } }, { caller }).attributes).toEqual({
      plan: "pro",
    })
  })

  it("puts the owner's room settings over the client's", () => {
    const own = {
      room: { max_participants: 20 },
      fields: { ...policy.fields, room_config: ["max_participants", "empty_timeout"] },
    } satisfies Partial<TokenPolicy>
    const room_config = { max_participants: 500, empty_timeout: 9 }
    expect(decide({ room_config }, { own }).roomConfig).toMatchObject({
      max_participants: 20,
      empty_timeout: 9,
    })
  })

  it("can call all of its agents into every room, or none until one is asked for", () => {
    const agents = (dispatch: TokenPolicy["agents"]["dispatch"]) => ({
      own: { agents: { ...policy.agents, dispatch } },
      agentNames: ["greeter", "scribe"],
    })
    expect(decide({}, agents("all")).roomConfig).toEqual({
      agents: [{ agent_name: "greeter" }, { agent_name: "scribe" }],
    })
    expect(decide({}, agents("when asked")).roomConfig).toBeUndefined()
    const room_config = { agents: [{ agent_name: "scribe" }] }
    expect(decide({ room_config }, agents("when asked")).roomConfig).toEqual(room_config)
  })

  it("can keep clients from telling an agent anything", () => {
    const own = { agents: { ...policy.agents, metadata: "refused" } } satisfies Partial<TokenPolicy>
    expect(
      refusedField({ room_config: { agents: [{ agent_name: "greeter", metadata: "x" }] } }, { own }),
    ).toBe("room_config.agents.0.metadata")
  })
})
