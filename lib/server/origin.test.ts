import { afterEach, describe, expect, it } from "vitest"
import { policy } from "../token/policy"
import { allAllowedOrigins, isTrustedHost, requestSource, siteOrigin } from "./origin"

describe("requestSource", () => {
  it.each([
    ["a native client or curl", {}, "none"],
    ["the app's own page", { "sec-fetch-site": "same-origin", origin: "https://rooms.example" }, "own"],
    ["the app's own page without Fetch Metadata", { origin: "http://rooms.example" }, "own"],
    ["an allowed page", { "sec-fetch-site": "cross-site", origin: "https://www.example" }, "allowed"],
    ["an allowed page in capital letters", { origin: "HTTPS://WWW.example" }, "allowed"],
    ["a foreign page", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, "foreign"],
    ["a foreign page without Fetch Metadata", { origin: "https://evil.example" }, "foreign"],
    ["a sibling subdomain", { "sec-fetch-site": "same-site", origin: "https://rooms.example" }, "foreign"],
    ["a sandboxed frame", { origin: "null" }, "foreign"],
    ["a navigation from another site", { "sec-fetch-site": "cross-site" }, "foreign"],
    ["an origin that ends with an allowed one", { origin: "https://evilwww.example" }, "foreign"],
    ["another port", { origin: "https://rooms.example:8443" }, "foreign"],
  ] as const)("recognizes %s", (_, headers, kind) => {
    const all = new Headers({ host: "rooms.example", ...headers })
    expect(requestSource(all, ["https://www.example"]).kind).toBe(kind)
  })
})

describe("an allowed wildcard", () => {
  const kindOf = (origin: string, allowed: string) =>
    requestSource(new Headers({ "sec-fetch-site": "cross-site", origin }), [allowed]).kind

  it.each([
    ["https://my-app-git-main-ada.vercel.app", "https://*.vercel.app"],
    ["https://A1.VERCEL.app", "https://*.vercel.app"],
    ["http://a.localhost:3000", "http://*.localhost:3000"],
    ["https://xn--bcher-kva.example.com", "https://*.example.com"],
  ])("matches %s with %s", (origin, allowed) => {
    expect(kindOf(origin, allowed)).toBe("allowed")
  })

  it.each([
    "https://a.b.vercel.app",
    "https://vercel.app",
    "https://.vercel.app",
    "http://a.vercel.app",
    "https://a.vercel.app:8443",
    "https://a.vercel.app.evil.example",
    "https://evil.example/.vercel.app",
    "https://evil.example#.vercel.app",
    "https://a@b.vercel.app",
    "https://avercel.app",
    "https://*.vercel.app",
    "null",
  ])("doesn't match %s", (origin) => {
    expect(kindOf(origin, "https://*.vercel.app")).toBe("foreign")
  })
})

describe("allAllowedOrigins", () => {
  afterEach(() => void policy.allowedOrigins.splice(0))

  it("adds the policy’s valid origins", () => {
    policy.allowedOrigins.push("https://WWW.example/", "https://*.com", "https://*")
    expect(allAllowedOrigins(["https://a.example"])).toEqual(["https://a.example", "https://www.example"])
  })
})

describe("isTrustedHost", () => {
  it.each([
    "localhost:3000",
    "LOCALHOST:3000",
    "app.localhost",
    "127.0.0.1:3000",
    "192.168.1.20:3443",
    "[::1]:3000",
    "laptop.local:3000",
    "tunnel.example",
    "a.tunnels.example",
    null,
  ])("trusts %s", (host) => {
    expect(isTrustedHost(host, ["https://tunnel.example", "https://*.tunnels.example"])).toBe(true)
  })

  it.each([
    "evil.example:3000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evillocalhost",
    "tunnel.example.evil",
    "a.b.tunnels.example",
    "a b",
    "",
  ])("doesn't trust %j", (host) => {
    expect(isTrustedHost(host, ["https://tunnel.example", "https://*.tunnels.example"])).toBe(false)
  })
})

describe("siteOrigin", () => {
  it.each([
    [{ host: "localhost:3000" }, "http://localhost:3000/"],
    [{ host: "meet.example.com", "x-forwarded-proto": "https" }, "https://meet.example.com/"],
    [{ host: "meet.example.com", "x-forwarded-proto": "https, http" }, "https://meet.example.com/"],
    [
      { host: "app:3000", "x-forwarded-host": "meet.example.com, edge", "x-forwarded-proto": "https" },
      "https://meet.example.com/",
    ],
    [{ host: "meet.example.com/evil?x" }, "http://meet.example.com/"],
    [{ host: 'x"><script>' }, "http://localhost/"],
    [{ host: "a b" }, "http://localhost/"],
    [{}, "http://localhost/"],
  ])("returns the origin for %j", (headers, origin) => {
    expect(siteOrigin(new Headers(headers as Record<string, string>)).href).toBe(origin)
  })
})
