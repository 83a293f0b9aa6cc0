import { describe, expect, it } from "vitest"
import { clientAddress } from "./client-address"

const address = (forwarded: string, trustedProxy: "vercel" | number = 1) =>
  clientAddress(
    new Headers({ "x-forwarded-for": forwarded, "x-vercel-forwarded-for": forwarded }),
    trustedProxy,
  )

describe("clientAddress", () => {
  it("trusts the given number of proxies, from the right", () => {
    expect(address("6.6.6.6, 203.0.113.7")).toBe("203.0.113.7")
    expect(address("6.6.6.6, 203.0.113.7, 10.0.0.1", 2)).toBe("203.0.113.7")
    expect(address("203.0.113.7", 2)).toBe("unknown")
  })

  it("trusts no forwarded address by default", () => {
    expect(address("203.0.113.7", 0)).toBe("unknown")
  })

  it("trusts Vercel's header on Vercel", () => {
    expect(address("203.0.113.7", "vercel")).toBe("203.0.113.7")
  })

  it.each([
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["[2001:db8:1:2::1]:4711", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "127.0.0.1"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:4711", "203.0.113.7"],
    ["not an address", "unknown"],
    ["", "unknown"],
  ])("normalizes %s to %s", (forwarded, normalized) => {
    expect(address(forwarded)).toBe(normalized)
  })
})
