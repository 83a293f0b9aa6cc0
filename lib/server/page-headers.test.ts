import { describe, expect, it } from "vitest"
import { contentSecurityPolicy } from "./page-headers"

const directive = (name: string, options: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) =>
  contentSecurityPolicy({ nonce: "bm9uY2U=", isDevelopment: false, servers: [], ...options })
    .split("; ")
    .find((text) => text.startsWith(`${name} `))

describe("contentSecurityPolicy", () => {
  it("allows scripts with the nonce only, and eval in development only", () => {
    expect(directive("script-src")).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'")
    expect(directive("script-src", { isDevelopment: true })).toContain("'unsafe-eval'")
  })

  it.each([
    ["wss://rooms.example:8443/sfu", "wss://rooms.example:8443 https://rooms.example:8443"],
    ["ws://localhost:7880", "ws://localhost:7880 http://localhost:7880"],
    ["wss://my-project.livekit.cloud", "wss://*.livekit.cloud https://*.livekit.cloud"],
    [
      "wss://livekit.cloud.evil.example",
      "wss://livekit.cloud.evil.example https://livekit.cloud.evil.example",
    ],
  ])("allows connections to %s", (server, sources) => {
    expect(directive("connect-src", { servers: [server] })).toBe(`connect-src 'self' ${sources}`)
  })

  it("allows the page for pasted tokens to connect to any server that browsers allow", () => {
    const sources = (isHttps: boolean) => directive("connect-src", { anyServer: { isHttps } })
    expect(sources(false)).toBe("connect-src 'self' wss: https: ws: http:")
    expect(sources(true)).toBe(
      "connect-src 'self' wss: https: ws://localhost:* http://localhost:* ws://127.0.0.1:* http://127.0.0.1:*",
    )
  })

  it("allows only the app itself without a server", () => {
    expect(directive("connect-src")).toBe("connect-src 'self'")
  })

  it("never upgrades ws://localhost, and allows no framing", () => {
    expect(directive("frame-ancestors")).toBe("frame-ancestors 'none'")
    expect(directive("upgrade-insecure-requests")).toBeUndefined()
  })
})
