import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { platforms } from "../code-examples"
import { react } from "./javascript"
import type { Source } from "./platform"

const addresses = { appUrl: "https://rooms.example.com", serverUrl: "wss://livekit.example.com" }

const snippets = platforms.flatMap((platform) =>
  (Object.keys(platform.snippets) as Source[]).map((source) => ({
    name: `${platform.name} ${source}`,
    source,
    code: platform.snippets[source](addresses).code,
  })),
)

test("every platform has a snippet for every token source", () => {
  expect(snippets).toHaveLength(40)
})

test.each(snippets)("$name contains this deployment's address", ({ source, code }) => {
  const path = { endpoint: "/api/token", custom: "/api/token", development: "", literal: "" }[source]
  if (source === "literal") expect(code).toMatch(/(wss|https):\/\/livekit\.example\.com/)
  else expect(code).toContain(`https://rooms.example.com${path}`)
  expect(code).not.toMatch(/undefined|\[object|localhost/)
})

test("the React snippet is the page of examples/minimal, in at most 40 lines", () => {
  const page = readFileSync("examples/minimal/page.tsx", "utf8")
  expect(react.snippets.endpoint({ ...addresses, appUrl: "" }).code).toBe(page)
  expect(page.trimEnd().split("\n").length).toBeLessThanOrEqual(40)
})

test.each(snippets)("$name ends with a newline and has balanced brackets", ({ code }) => {
  expect(code.endsWith("\n")).toBe(true)
  const balance = (open: string, close: string) => code.split(open).length - code.split(close).length
  expect([balance("(", ")"), balance("{", "}"), balance("[", "]")]).toEqual([0, 0, 0])
})

test.each(snippets)("$name doesn't use deprecated names", ({ code }) => {
  expect(code).not.toMatch(/sandboxTokenServer|SandboxTokenSource|fromSandbox|sandboxId/i)
})
