import { expect, it } from "vitest"
import { isAgentNamed } from "./is-agent-named"

function named(isAgent: boolean, name?: string) {
  const attributes: Record<string, string> = name === undefined ? {} : { "lk.agent.name": name }
  return { isAgent, attributes }
}

it.each([
  ["an agent of that name", named(true, "greeter"), false, true],
  ["one of another name", named(true, "scribe"), true, false],
  ["a person who says so", named(false, "greeter"), true, false],
  ["one without a name, where there is one", named(true), true, true],
  ["one without a name, where there are several", named(true), false, false],
])("%s", (_, someone, isOnlyOne, expected) => {
  expect(isAgentNamed("greeter", someone, isOnlyOne)).toBe(expected)
})
