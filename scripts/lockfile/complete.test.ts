import { describe, expect, it } from "vitest"
import { entriesWithAddress, withoutAddresses } from "./addresses"
import { completeLockfile, type Entry } from "./complete"
import { platformOf } from "./platform"

const complete = (packages: Record<string, Entry>) => completeLockfile({ lockfileVersion: 3, packages })
const wants = (names: string[], version = "1.0.0", more: Entry = {}): Entry => ({
  version,
  ...more,
  optionalDependencies: Object.fromEntries(names.map((name) => [name, version])),
})

describe("platformOf", () => {
  it.each([
    ["@next/swc-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
    ["@next/swc-win32-x64-msvc", { os: ["win32"], cpu: ["x64"] }],
    ["@next/swc-linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
    ["@img/sharp-libvips-linuxmusl-x64", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
    ["@tailwindcss/oxide-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"], libc: ["glibc"] }],
    ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
    ["fsevents", { os: ["darwin"] }],
    ["left-pad", undefined],
  ])("reads %s", (name, platform) => expect(platformOf(name)).toEqual(platform))

  it("takes the plain twin of a musl package as glibc", () => {
    expect(platformOf("cli-linux-x64", ["cli-linux-x64-musl"])?.libc).toEqual(["glibc"])
  })
})

describe("completeLockfile", () => {
  it("adds what is missing, in npm's order of keys and fields", () => {
    const { lockfile, added } = complete({ "": {}, "node_modules/b": wants(["a-linux-arm64-musl"]) })
    expect(added).toEqual(["node_modules/a-linux-arm64-musl"])
    expect(JSON.stringify(lockfile.packages)).toContain(
      '{"":{},"node_modules/a-linux-arm64-musl":{"version":"1.0.0","cpu":["arm64"],"libc":["musl"],"optional":true,"os":["linux"]}',
    )
  })

  it("changes nothing the second time", () => {
    const once = complete({ "": {}, "node_modules/b": wants(["b-darwin-x64"]) })
    const twice = completeLockfile(once.lockfile)
    expect(twice.added).toEqual([])
    expect(JSON.stringify(twice.lockfile)).toBe(JSON.stringify(once.lockfile))
  })

  it("marks as dev only what no other package wants", () => {
    const dev = wants(["b-darwin-x64"], "1.0.0", { dev: true })
    const alone = complete({ "node_modules/b": dev }).lockfile.packages
    const shared = complete({ "node_modules/b": dev, "node_modules/c": wants(["b-darwin-x64"]) }).lockfile
      .packages
    expect(alone["node_modules/b-darwin-x64"]?.dev).toBe(true)
    expect(shared["node_modules/b-darwin-x64"]?.dev).toBeUndefined()
  })

  it("nests a second version below the package that wants it", () => {
    const { added } = complete({
      "node_modules/b": wants(["b-darwin-x64"], "2.0.0"),
      "node_modules/c/node_modules/b": wants(["b-darwin-x64"], "1.0.0"),
    })
    expect(added).toEqual([
      "node_modules/b-darwin-x64",
      "node_modules/c/node_modules/b/node_modules/b-darwin-x64",
    ])
  })

  it("finds an entry that lies beside its nested parent", () => {
    const nested = "node_modules/c/node_modules"
    const { added } = complete({
      [`${nested}/b`]: wants(["@b/darwin-x64"]),
      [`${nested}/@b/darwin-x64`]: { version: "1.0.0" },
    })
    expect(added).toEqual([])
  })

  it("refuses to guess for a package that names no system", () => {
    expect(() => complete({ "node_modules/b": wants(["left-pad"]) })).toThrow("left-pad")
  })
})

describe("addresses", () => {
  it("names and removes download addresses, and leaves those of git alone", () => {
    const lockfile = {
      packages: {
        "node_modules/a": { version: "1.0.0", resolved: "https://packages.example/a.tgz" },
        "node_modules/b": { version: "1.0.0", resolved: "git+ssh://git@example.org/b.git#1" },
      },
    }
    expect(entriesWithAddress(lockfile)).toEqual(["node_modules/a"])
    expect(withoutAddresses(lockfile).packages["node_modules/a"]).toEqual({ version: "1.0.0" })
    expect(withoutAddresses(lockfile).packages["node_modules/b"]?.resolved).toContain("git+ssh")
  })
})
