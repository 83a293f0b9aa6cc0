import { expect, test } from "vitest"
import { openApiDocument } from "@/lib/token/openapi"
import { explainRefusal } from "./explain-refusal"

test("every refusal of the endpoint's document is explained", () => {
  const { responses } = openApiDocument().paths["/api/token"].post
  const refusals = Object.keys(responses).filter((status) => status >= "400")
  expect(refusals.length).toBeGreaterThan(5)
  for (const status of refusals) expect(explainRefusal(Number(status), undefined), status).toBeTruthy()
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
