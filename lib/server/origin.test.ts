import { expect, it } from "vitest"
import { requestSource } from "./origin"

const source = (headers: Record<string, string>) =>
  requestSource(new Headers({ host: "rooms.example", ...headers }), ["https://www.example"])

it.each([
  ["native clients and curl", {}, "none"],
  ["our own page", { "sec-fetch-site": "same-origin", origin: "https://rooms.example" }, "own"],
  ["our own page in an old browser, or without HTTPS", { origin: "http://rooms.example" }, "own"],
  ["an allowed page", { "sec-fetch-site": "cross-site", origin: "https://www.example" }, "allowed"],
  ["an allowed page in capital letters", { origin: "HTTPS://WWW.example" }, "allowed"],
  ["a page of another origin", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, "foreign"],
  ["the same in an old browser", { origin: "https://evil.example" }, "foreign"],
  ["a sibling subdomain", { "sec-fetch-site": "same-site", origin: "https://rooms.example" }, "foreign"],
  ["a sandboxed frame", { origin: "null" }, "foreign"],
  ["a navigation from elsewhere", { "sec-fetch-site": "cross-site" }, "foreign"],
  ["a longer name that ends alike", { origin: "https://evilwww.example" }, "foreign"],
  ["another port", { origin: "https://rooms.example:8443" }, "foreign"],
] as const)("tells %s", (_, headers, kind) => {
  expect(source(headers).kind).toBe(kind)
})
