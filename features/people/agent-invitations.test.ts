import { expect, test } from "vitest"
import { isAgentNamed } from "./agent-invitations"

const participant = (isAgent: boolean, name?: string) => {
  const attributes: Record<string, string> = name === undefined ? {} : { "lk.agent.name": name }
  return { isAgent, attributes }
}

test.each([
  ["an agent of that name", participant(true, "greeter"), false, true],
  ["an agent of another name", participant(true, "scribe"), true, false],
  ["a participant who claims to be the agent", participant(false, "greeter"), true, false],
  ["an unnamed agent if there is only one", participant(true), true, true],
  ["an unnamed agent if there are several", participant(true), false, false],
])("isAgentNamed: %s", (_, candidate, isOnlyAgent, expected) => {
  expect(isAgentNamed("greeter", candidate, isOnlyAgent)).toBe(expected)
})
