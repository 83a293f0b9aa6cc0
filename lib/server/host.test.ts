import { expect, it } from "vitest"
import { isTrustedHost } from "./host"

it.each([
  ["localhost:3000", true],
  ["LOCALHOST:3000", true],
  ["app.localhost", true],
  ["127.0.0.1:3000", true],
  ["192.168.1.20:3443", true],
  ["[::1]:3000", true],
  ["laptop.local:3000", true],
  ["tunnel.example", true],
  ["evil.example:3000", false],
  ["localhost.evil.example", false],
  ["127.0.0.1.evil.example", false],
  ["evillocalhost", false],
  ["tunnel.example.evil", false],
  ["a b", false],
  ["", false],
  [null, true],
])("%s: %s", (host, expected) => {
  expect(isTrustedHost(host, ["https://tunnel.example"])).toBe(expected)
})
