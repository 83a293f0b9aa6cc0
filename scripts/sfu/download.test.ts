import { readdirSync } from "node:fs"
import type { RequestListener } from "node:http"
import { describe, expect, it } from "vitest"
import type { FetchOptions } from "./fetch-file"
import { fakeArchive } from "./stand-in"
import { archive, find, NAME, release } from "./stand-in-release"

async function expectRefused(releases: string, reason: string, limits: FetchOptions = {}) {
  const { cache, result } = find(releases, limits)
  await expect(result).rejects.toThrow(reason)
  expect(readdirSync(cache)).toEqual([])
}

describe.skipIf(process.platform === "win32")("a release that is not as it should be", () => {
  it("is refused when the checksum differs", async () => {
    const { url } = await release({}, `${"0".repeat(64)}  ${NAME}\n`)
    await expectRefused(url, "but checksums.txt says 000")
  })

  it("is refused when it is not listed", async () => {
    await expectRefused((await release({}, "")).url, `does not list ${NAME}`)
  })

  it("is refused when it is cut short", async () => {
    const cut: RequestListener = (_request, response) => {
      response.writeHead(200, { "content-length": archive.bytes.length })
      response.write(archive.bytes.subarray(0, 100), () => response.destroy())
    }
    await expectRefused((await release({ [NAME]: cut })).url, "official release:")
  })

  it("is given up when it stops coming", async () => {
    const stall: RequestListener = (_request, response) => void response.write(archive.bytes.subarray(0, 100))
    await expectRefused((await release({ [NAME]: stall })).url, "stopped sending", { stallMs: 50 })
  })

  it("is given up when nobody answers", async () => {
    await expectRefused((await release({ "checksums.txt": () => {} })).url, "did not answer within 0.3 s", {
      connectMs: 300,
    })
  })

  it("is refused when what is in it does not start", async () => {
    const { bytes, sha256 } = fakeArchive("#!/bin/sh\nexit 1\n")
    const { url } = await release(
      { [NAME]: (_request, response) => response.end(bytes) },
      `${sha256}  ${NAME}\n`,
    )
    await expectRefused(url, "it does not start")
  })
})
