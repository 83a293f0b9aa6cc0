import { expect, test } from "vitest"
import { requestOrigin } from "./request-origin"

test.each([
  [{ host: "localhost:3000" }, "http://localhost:3000"],
  [{ host: "rooms.example.com", "x-forwarded-proto": "https" }, "https://rooms.example.com"],
  [{ host: "rooms.example.com", "x-forwarded-proto": "https, http" }, "https://rooms.example.com"],
  [{ host: 'x"><script>' }, "http://localhost"],
  [{}, "http://localhost"],
] as const)("%j was asked for as %s", (headers, origin) => {
  expect(requestOrigin(new Headers(headers))).toBe(origin)
})
