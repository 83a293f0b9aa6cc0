import { afterEach, describe, expect, it, vi } from "vitest"
import { ApiError } from "../token/errors"
import { allowMethods, jsonResponse, methodNotAllowed, preflightResponse, problemResponse } from "./responses"

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

it("returns JSON that must not be cached", async () => {
  const response = jsonResponse({ name: "größe" }, 201, { "X-Other": "x" })
  expect(response.status).toBe(201)
  expect(await response.json()).toEqual({ name: "größe" })
  expect(Object.fromEntries(response.headers)).toEqual({
    "cache-control": "no-store",
    "content-type": "application/json",
    "x-content-type-options": "nosniff",
    "x-other": "x",
  })
})

describe("problemResponse", () => {
  it("returns an ApiError as a problem document with its headers", async () => {
    const error = new ApiError("invalid", "Wrong.", { field: "room_name", headers: { "Retry-After": "5" } })
    const response = problemResponse(error, { Vary: "Origin" })
    expect(await response.json()).toEqual({
      title: "Bad request",
      status: 400,
      detail: "Wrong.",
      field: "room_name",
    })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "no-store",
      "content-type": "application/problem+json",
      "retry-after": "5",
      vary: "Origin",
    })
  })

  it("logs any other error, and returns 503 without its message", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {})
    const response = problemResponse(new Error("no database"))
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain("database")
    expect(log.mock.calls.join()).toContain("no database")
  })
})

it("returns 405 for an unsupported method, with the supported ones in one Allow header", async () => {
  const response = methodNotAllowed("GET, HEAD, OPTIONS")()
  expect(response.status).toBe(405)
  expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS")
  expect((await response.json()).detail).toContain("GET, HEAD, OPTIONS")
})

it("lists the supported methods for OPTIONS", () => {
  const response = allowMethods("GET, HEAD, OPTIONS")()
  expect(response.status).toBe(204)
  expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS")
})

it("allows preflights of allowed origins, and lets foreign origins read the error", () => {
  vi.stubEnv("LIVEKIT_URL", "wss://rooms.example")
  vi.stubEnv("LIVEKIT_API_KEY", "APIkey")
  vi.stubEnv("LIVEKIT_API_SECRET", "a secret of at least 32 characters")
  vi.stubEnv("ALLOWED_ORIGINS", "https://www.example")
  const preflight = (origin: string) =>
    preflightResponse(new Request("http://localhost/api/token", { method: "OPTIONS", headers: { origin } }))
      .headers
  expect(preflight("https://www.example").get("allow")).toBe("OPTIONS, POST")
  expect(preflight("https://www.example").get("access-control-allow-methods")).toBe("POST")
  expect(preflight("https://www.example").get("access-control-allow-origin")).toBe("https://www.example")
  expect(preflight("https://evil.example").get("access-control-allow-origin")).toBe("*")
})
