import { describe, expect, test } from "vitest"
import { findSpeaker } from "./captions-provider"

describe("findSpeaker", () => {
  const ada = { identity: "ada", name: "Ada", isAgent: false }
  const ben = { identity: "ben", name: "Ben", isAgent: false }
  const agent = { identity: "agent", name: "Helper", isAgent: true }
  const room = {
    localParticipant: { ...ada, trackPublications: new Map([["TR_ada", {}]]) },
    remoteParticipants: new Map(
      [agent, ben].map((participant) => [
        participant.identity,
        { ...participant, trackPublications: new Map() },
      ]),
    ),
  }

  test("lets only agents name another participant's track", () => {
    const attributes = { "lk.transcribed_track_id": "TR_ada" }
    expect(findSpeaker(room, "agent", attributes)).toEqual(ada)
    expect(findSpeaker(room, "ben", attributes)).toEqual(ben)
    expect(findSpeaker(room, "agent", undefined)).toEqual(agent)
  })

  test("returns the sender's identity if the participant is unknown", () => {
    expect(findSpeaker(room, "gone", {})).toEqual({ identity: "gone", name: undefined, isAgent: false })
  })
})
