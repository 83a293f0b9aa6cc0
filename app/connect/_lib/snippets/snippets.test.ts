import { expect, test } from "vitest"
import { platforms } from "./"
import type { Source } from "./types"

const addresses = { origin: "https://rooms.example.com", serverUrl: "wss://livekit.example.com" }

const all = platforms.flatMap((platform) =>
  (Object.keys(platform.snippets) as Source[]).map((source) => ({
    name: `${platform.name} ${source}`,
    source,
    platform,
    code: platform.snippets[source](addresses).code,
  })),
)

test("every platform has an example for every source", () => {
  expect(all).toHaveLength(40)
})

test.each(all)("$name is filled in with this deployment's address", ({ source, code }) => {
  const wanted = { endpoint: "/api/token", custom: "/api/token", development: "", literal: "" }[source]
  if (source === "literal") expect(code).toMatch(/(wss|https):\/\/livekit\.example\.com/)
  else expect(code).toContain(`https://rooms.example.com${wanted}`)
  expect(code).not.toMatch(/undefined|\[object|localhost/)
})

test.each(all)("$name ends with a line end and closes what it opens", ({ code }) => {
  expect(code.endsWith("\n")).toBe(true)
  const balance = (open: string, close: string) => code.split(open).length - code.split(close).length
  expect([balance("(", ")"), balance("{", "}"), balance("[", "]")]).toEqual([0, 0, 0])
})

test.each(all)("$name uses today's names", ({ code }) => {
  expect(code).not.toMatch(/sandboxTokenServer|SandboxTokenSource|fromSandbox|sandboxId/i)
})
