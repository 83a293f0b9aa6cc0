import { expect, test } from "vitest"
import { openApiDocument } from "@/lib/token/openapi"
import { readReference } from "./reference"

const operations = readReference(openApiDocument())
const [token] = operations
const field = (name: string) => token?.fields.find((row) => row.name === name)

test("every operation of the document is there", () => {
  expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /api/token",
    "POST /api/v2/sandbox/connection-details",
    "POST /api/sandbox/connection-details",
    "GET /api/health",
  ])
})

test("the six fields of the schema, with types, limits and meaning", () => {
  expect(token?.fields.filter(({ depth }) => depth === 0).map(({ name }) => name)).toEqual([
    "room_name",
    "participant_identity",
    "participant_name",
    "participant_metadata",
    "participant_attributes",
    "room_config",
  ])
  expect(field("room_name")).toMatchObject({ type: "string", limits: ["at most 256 bytes"] })
  expect(field("participant_attributes")).toMatchObject({ type: "object of strings", limits: [] })
  expect(field("room_config")?.meaning).toContain("AGENT_NAME")
  for (const { meaning } of token?.fields.filter(({ depth }) => depth === 0) ?? [])
    expect(meaning).not.toBe("")
})

test("objects within objects, and lists of them, are told by their path", () => {
  expect(field("room_config.agents")).toMatchObject({ depth: 1, limits: ["at most 10"] })
  expect(field("room_config.agents[].agent_name")).toMatchObject({ depth: 2, type: "string" })
  expect(field("room_config.max_participants")).toMatchObject({ type: "whole number", limits: ["from 0"] })
})

test("answers by status, with what they hold or say", () => {
  const answers = new Map(token?.answers.map((answer) => [answer.status, answer]))
  expect([...answers.keys()]).toEqual(["201", "400", "401", "403", "405", "408", "413", "415", "429", "503"])
  expect(answers.get("201")?.fields).toMatchObject([
    { name: "server_url", isRequired: true },
    { name: "participant_token", isRequired: true },
  ])
  expect(answers.get("403")?.problems).toMatchObject([{ field: "room_config.egress" }])
  expect(answers.get("503")?.problems).toHaveLength(2)
  expect(answers.get("429")?.headers.map(({ name }) => name)).toContain("Retry-After")
})

test("headers of every answer are told once, the others where they are", () => {
  expect(token?.commonHeaders.map(({ name }) => name)).toEqual(["Cache-Control", "Vary"])
  for (const { headers } of token?.answers ?? [])
    expect(headers.map(({ name }) => name)).not.toContain("Cache-Control")
})

test("parameters in headers and queries", () => {
  expect(operations[2]?.parameters.map(({ name }) => name)).toEqual([
    "X-Sandbox-ID",
    "roomName",
    "participantName",
  ])
})
