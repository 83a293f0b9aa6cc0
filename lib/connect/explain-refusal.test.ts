import { expect, test } from "vitest"
import { problemKinds } from "../token/errors"
import { explainRefusal } from "./explain-refusal"

test("every kind of refusal that the endpoint knows is explained", () => {
  // LiveKit's webhooks alone are refused for being replayed.
  const { replayed, ...kinds } = problemKinds
  for (const { status } of Object.values(kinds)) expect(explainRefusal(status, undefined)).toBeTruthy()
})

test("the more is known of the field, the more is said", () => {
  const general = explainRefusal(403, undefined)
  const identity = explainRefusal(403, "participant_identity")
  const config = explainRefusal(403, "room_config.egress")
  const agent = explainRefusal(403, "room_config.agents.0.agent_name")
  expect(new Set([general, identity, config, agent]).size).toBe(4)
  expect(agent).toContain("AGENT_NAME")
  expect(explainRefusal(403, "something_else")).toBe(general)
})

test("words of the server find nothing that they shouldn't", () => {
  for (const field of ["constructor", "__proto__", "toString.x", ""]) {
    expect(typeof explainRefusal(403, field)).toBe("string")
  }
  expect(explainRefusal(299, undefined)).toBeUndefined()
})
