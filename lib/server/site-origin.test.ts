import { expect, test } from "vitest"
import { siteOrigin } from "./site-origin"

test.each([
  [{ host: "localhost:3000" }, "http://localhost:3000/"],
  [{ host: "meet.example.com", "x-forwarded-proto": "https" }, "https://meet.example.com/"],
  [
    { host: "app:3000", "x-forwarded-host": "meet.example.com, edge", "x-forwarded-proto": "https" },
    "https://meet.example.com/",
  ],
  [{ host: "meet.example.com/evil?x" }, "http://meet.example.com/"],
  [{ host: "a b" }, "http://localhost/"],
  [{}, "http://localhost/"],
])("%j is the site %s", (headers, origin) => {
  expect(siteOrigin(new Headers(headers as Record<string, string>)).href).toBe(origin)
})
