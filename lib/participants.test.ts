import { describe, expect, test } from "vitest"
import { knownName, type ParticipantFacts, ParticipantKind, sortOut } from "./participants"

const { STANDARD, INGRESS, EGRESS, SIP, AGENT } = ParticipantKind
const NOTHING = { hidden: false, recorder: false, agent: false }

function participant(identity: string, facts: Partial<ParticipantFacts> = {}): ParticipantFacts {
  return { identity, name: identity, kind: STANDARD, attributes: {}, ...facts }
}
const agent = (identity: string) => participant(identity, { kind: AGENT })
const worker = (identity: string, behalf: string, kind: number = AGENT) =>
  participant(identity, { kind, attributes: { "lk.publish_on_behalf": behalf } })

function identities(...participants: ParticipantFacts[]) {
  const { shown, avatars } = sortOut(participants)
  return {
    shown: shown.map(({ identity }) => identity),
    avatars: Object.fromEntries([...avatars].map(([of, { identity }]) => [of, identity])),
  }
}

describe("sortOut", () => {
  test("shows people, phones, streams and agents, but no recorders and hidden participants", () => {
    expect(
      identities(
        participant("ada"),
        participant("phone", { kind: SIP }),
        participant("camera", { kind: INGRESS }),
        // Kinds that LiveKit adds later are shown: nobody may listen unseen.
        participant("bridge", { kind: 8 }),
        agent("helper"),
        participant("granted", { permissions: { ...NOTHING, agent: true } }),
        participant("egress", { kind: EGRESS }),
        participant("recorder", { permissions: { ...NOTHING, recorder: true } }),
        participant("hidden", { permissions: { ...NOTHING, hidden: true } }),
      ),
    ).toEqual({ shown: ["ada", "phone", "camera", "bridge", "helper", "granted"], avatars: {} })
  })

  test("counts an avatar as its agent, whichever comes first", () => {
    const both = { avatars: { helper: "face" } }
    expect(identities(agent("helper"), worker("face", "helper"))).toEqual({ shown: ["helper"], ...both })
    expect(identities(worker("face", "helper"), agent("helper"))).toEqual({ shown: ["helper"], ...both })
    expect(identities(agent("helper"), worker("old", "helper"), worker("face", "helper"))).toEqual({
      shown: ["helper"],
      ...both,
    })
  })

  test("shows an avatar whose agent isn’t there: it can be heard", () => {
    expect(identities(worker("face", "helper"))).toEqual({ shown: ["face"], avatars: {} })
  })

  test("ignores attributes of ordinary participants, who could hide or take over a tile", () => {
    const { shown, avatars } = identities(
      participant("ada"),
      agent("helper"),
      // Anyone can give themselves this attribute.
      worker("eve", "helper", STANDARD),
      worker("mallory", "ada", SIP),
      // An agent can't stand for a person, for itself, or for another avatar.
      worker("shadow", "ada"),
      worker("narcissus", "narcissus"),
      worker("ping", "pong"),
      worker("pong", "ping"),
      participant("odd", { kind: AGENT, attributes: { "lk.publish_on_behalf": "" } }),
    )
    expect(shown).toEqual(["ada", "helper", "eve", "mallory", "shadow", "narcissus", "ping", "pong", "odd"])
    expect(avatars).toEqual({})
  })
})

describe("knownName", () => {
  const number = { "sip.phoneNumber": "+4930123456" }

  test.each([
    [participant("Ada"), "Ada"],
    [participant("x", { name: "Ben’s phone", kind: SIP, attributes: number }), "Ben’s phone"],
    [participant("x", { name: "", kind: SIP, attributes: number }), "+4930123456"],
    [participant("x", { name: " ", kind: SIP }), "Phone"],
    [participant("x", { name: "", kind: INGRESS }), "Stream"],
    [participant("x", { name: undefined, kind: AGENT }), "Agent"],
    // Not a phone: anyone can give themselves this attribute.
    [participant("x", { name: "", attributes: number }), ""],
  ])("of %j is %s", (one, name) => {
    expect(knownName(one)).toBe(name)
  })
})
