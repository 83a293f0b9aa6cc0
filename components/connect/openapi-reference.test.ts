import { expect, test } from "vitest"
import { openApiDocument } from "@/lib/token/openapi"
import { readReference } from "./openapi-reference"

const operations = readReference(openApiDocument())
const [token] = operations
const field = (name: string) => token?.fields.find((row) => row.name === name)

test("reads every operation of the document", () => {
  expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /api/token",
    "POST /api/v2/sandbox/connection-details",
    "POST /api/sandbox/connection-details",
    "GET /api/health",
  ])
})

test("reads the six fields of the schema with types, limits and descriptions", () => {
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
  expect(field("room_config")?.description).toContain("AGENT_NAME")
  for (const { description } of token?.fields.filter(({ depth }) => depth === 0) ?? [])
    expect(description).not.toBe("")
})

test("names nested fields by their path", () => {
  expect(field("room_config.agents")).toMatchObject({ depth: 1, limits: ["at most 10"] })
  expect(field("room_config.agents[].agent_name")).toMatchObject({ depth: 2, type: "string" })
  expect(field("room_config.max_participants")).toMatchObject({ type: "whole number", limits: ["from 0"] })
})

test("reads answers by status, with their fields or problems", () => {
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

test("lists headers of every answer once", () => {
  expect(token?.commonHeaders.map(({ name }) => name)).toEqual(["Cache-Control", "Vary"])
  for (const { headers } of token?.answers ?? [])
    expect(headers.map(({ name }) => name)).not.toContain("Cache-Control")
})

test("reads parameters in headers and queries", () => {
  expect(operations[2]?.parameters.map(({ name }) => name)).toEqual([
    "X-Sandbox-ID",
    "roomName",
    "participantName",
  ])
})
