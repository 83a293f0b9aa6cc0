import type { NetworkInterfaceInfo } from "node:os"
import { describe, expect, it } from "vitest"
import { chooseLan } from "./lan"
import { readOptions } from "./options"
import { planFor } from "./plan"

const address = (address: string, internal = false) =>
  ({ address, internal, family: "IPv4" }) as NetworkInterfaceInfo

describe("readOptions", () => {
  it("takes the port from -p, then PORT, then 3000", () => {
    expect(readOptions(["-p", "4000"], { PORT: "5000" }).port).toBe(4000)
    expect(readOptions([], { PORT: "5000" }).port).toBe(5000)
    expect(readOptions([], {})).toMatchObject({ port: 3000, lan: false, verbose: false, help: false })
  })

  it("takes --host as --lan", () => expect(readOptions(["--host", "10.0.0.2"], {}).lan).toBe(true))

  it.each([
    [["--lann"], "Unknown option '--lann'."],
    [["start"], "Unexpected argument 'start'."],
    [["-p", "99999"], '"99999" is not a port'],
    [["--host", "phone"], 'not "phone"'],
  ])("refuses %j", (args, message) => expect(() => readOptions(args, {})).toThrow(message))
})

describe("planFor", () => {
  it("uses LIVEKIT_URL where it is set, and a local server where it is empty", () => {
    expect(planFor({ LIVEKIT_URL: "wss://a.example" })).toEqual({
      kind: "configured",
      url: "wss://a.example",
    })
    expect(planFor({ LIVEKIT_URL: "" })).toEqual({ kind: "local", url: "ws://localhost:7880" })
  })

  it("starts no local server where a development token server names one, and no key is set", () => {
    const id = { LIVEKIT_SANDBOX_ID: "tokens-1a2b3c" }
    expect(planFor(id)).toEqual({ kind: "token server", url: "https://cloud-api.livekit.io" })
    expect(planFor({ ...id, LIVEKIT_URL: "wss://a.example" }).kind).toBe("configured")
    expect(planFor({ ...id, LIVEKIT_API_KEY: "k" }).kind).toBe("local")
  })

  it("says so when keys are set without a URL", () => {
    expect(planFor({ LIVEKIT_API_KEY: "k", LIVEKIT_API_SECRET: "s" }).note).toMatch(
      /^LIVEKIT_API_KEY and LIVEKIT_API_SECRET are set/,
    )
  })
})

describe("chooseLan", () => {
  it("prefers a real network to a container's, and names the others", () => {
    const interfaces = {
      lo: [address("127.0.0.1", true)],
      docker0: [address("172.17.0.1")],
      eth0: [address("203.0.113.9"), address("192.168.1.5")],
    }
    expect(chooseLan(interfaces)).toEqual({ address: "192.168.1.5", others: ["172.17.0.1"] })
    expect(chooseLan(interfaces, "203.0.113.9").address).toBe("203.0.113.9")
  })

  it("explains itself where there is no network", () => {
    expect(() => chooseLan({ lo: [address("127.0.0.1", true)] })).toThrow("--host <ip>")
  })
})
