import { expect, it } from "vitest"
import { serverUrlFault } from "./server-url"

it.each([
  "wss://a.example",
  "https://a.example:8443/sfu",
  "ws://localhost:7880",
  "http://127.0.0.1:7880",
  "ws://[::1]:7880",
])("lets a page on HTTPS connect to %s", (url) => {
  expect(serverUrlFault(url, "https:")).toBeUndefined()
})

it.each([
  ["a.example", "https:", "one such as"],
  ["localhost:7880", "http:", "one such as"],
  ["javascript:alert(1)", "http:", "one such as"],
  ["ftp://a.example", "http:", "one such as"],
  ["wss://", "http:", "one such as"],
  ["wss://ada@a.example", "http:", "neither a password nor a query"],
  ["wss://a.example?token=x", "http:", "neither a password nor a query"],
  ["wss://a.example#x", "http:", "neither a password nor a query"],
  ["ws://a.example", "https:", "begin with wss://"],
  ["http://localhost.evil.example", "https:", "begin with wss://"],
])("finds fault with %s on a page of %s", (url, page, sentence) => {
  expect(serverUrlFault(url, page)).toContain(sentence)
})

it("lets a page without HTTPS connect to any", () => {
  expect(serverUrlFault("ws://192.168.1.5:7880", "http:")).toBeUndefined()
})
