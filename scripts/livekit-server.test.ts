import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, expect, it } from "vitest"
import { cachedBinary } from "./sfu/cache"
import { LivekitServerMissing } from "./sfu/missing"
import { emptyFolder, FAKE_SERVER, fakeProgram } from "./sfu/stand-in"
import { find, release } from "./sfu/stand-in-release"

describe.skipIf(process.platform === "win32")("where the LiveKit server comes from", () => {
  it("takes LIVEKIT_SERVER_BIN first", async () => {
    const chosen = fakeProgram("mine")
    const { result } = find("http://127.0.0.1:9", {
      env: { LIVEKIT_SERVER_BIN: chosen.path, PATH: fakeProgram("livekit-server").folder },
    })
    expect(await result).toEqual({ path: chosen.path, source: "LIVEKIT_SERVER_BIN" })
  })

  it("names a LIVEKIT_SERVER_BIN that can't be used, and looks no further", async () => {
    const { result } = find("http://127.0.0.1:9", {
      env: { LIVEKIT_SERVER_BIN: "/nonexistent", PATH: fakeProgram("livekit-server").folder },
    })
    await expect(result).rejects.toThrow("LIVEKIT_SERVER_BIN=/nonexistent: there is no such program")
  })

  it("takes PATH before the cache, and the cache before the network", async () => {
    const { url, requests } = await release()
    const cache = emptyFolder()
    mkdirSync(dirname(cachedBinary(cache)), { recursive: true })
    writeFileSync(cachedBinary(cache), FAKE_SERVER, { mode: 0o755 })
    const installed = fakeProgram("livekit-server")
    const onPath = find(url, { cache, env: { PATH: installed.folder } })
    expect(await onPath.result).toEqual({ path: installed.path, source: "PATH" })
    expect((await find(url, { cache }).result).source).toBe("cache")
    expect(requests()).toBe(0)
  })

  it("downloads the release once, and keeps nothing but the binary", async () => {
    const { url, requests } = await release()
    const { cache, result } = find(url)
    expect(await result).toEqual({ path: cachedBinary(cache), source: "release" })
    expect(readdirSync(cache)).toEqual(["1.13.5"])
    expect((await find(url, { cache }).result).source).toBe("cache")
    expect(requests()).toBe(2)
  })

  it("lets two at once fill one cache", async () => {
    const { url } = await release()
    const cache = emptyFolder()
    const both = await Promise.all([find(url, { cache }).result, find(url, { cache }).result])
    expect(both.map(({ path }) => path)).toEqual([cachedBinary(cache), cachedBinary(cache)])
    expect(readdirSync(cache)).toEqual(["1.13.5"])
  })

  it("builds with Go where there is no release, telling why", async () => {
    const go = fakeProgram("go", `#!/bin/sh\nprintf '%s' '${FAKE_SERVER}' > "$GOBIN/server"\n`)
    const notes: string[] = []
    const { url } = await release({ "checksums.txt": (_request, response) => response.writeHead(404).end() })
    const { cache, result } = find(url, {
      env: { PATH: go.folder },
      onProgress: (kind, text) => void (kind === "note" && notes.push(text)),
    })
    expect(await result).toEqual({ path: cachedBinary(cache), source: "Go" })
    expect(notes.join()).toContain("answered 404")
  })
})

describe("when there is no way", () => {
  it("lists what was tried and what to type on a Mac", async () => {
    const { result } = find("http://127.0.0.1:9", { platform: "darwin", arch: "arm64" })
    const error = await result.catch((error: unknown) => error)
    expect(error).toBeInstanceOf(LivekitServerMissing)
    expect((error as LivekitServerMissing).tried.map(({ way }) => way)).toEqual([
      "livekit-server on PATH",
      "official release",
      "build with Go",
    ])
    expect(String(error)).toContain("brew install livekit")
  })

  it("clears away what killed runs left an hour ago, and leaves a running one alone", async () => {
    const { cache, result } = find("http://127.0.0.1:9")
    for (const name of ["tmp-old", "tmp-new"]) mkdirSync(join(cache, name))
    utimesSync(join(cache, "tmp-old"), 0, 0)
    await result.catch(() => {})
    expect(existsSync(join(cache, "tmp-old"))).toBe(false)
    expect(existsSync(join(cache, "tmp-new"))).toBe(true)
  })
})
