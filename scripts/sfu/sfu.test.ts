import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, afterEach, describe, expect, it } from "vitest"
import { cachedServer, type FindOptions, findLivekitServer, LivekitServerMissing } from "./find"
import { isErrorLine } from "./start"
import { LIVEKIT_SERVER_VERSION } from "./version"

/** Answers `--version` as the LiveKit server does. */
const FAKE_SERVER = "#!/bin/sh\necho livekit-server version 0.0.0\n"
const ARCHIVE = `livekit_${LIVEKIT_SERVER_VERSION}_linux_amd64.tar.gz`
/** A port on which nothing listens. */
const NO_RELEASES = "http://127.0.0.1:9"

const folders = mkdtempSync(join(tmpdir(), "greenroom-"))
const archive = fakeArchive()
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})
afterAll(() => rmSync(folders, { recursive: true, force: true }))

it.each([
  [
    "2026-11-21T09:40:06.509Z\tWARN\tlivekit.transport\trtc/transport.go:949\terror reading data channel",
    false,
  ],
  ["2026-11-21T09:40:06.509Z\tINFO\tlivekit\tserver/main.go:210\tstarting in development mode", false],
  ["2026-11-21T09:40:06.509Z\tERROR\tlivekit\tservice/server.go:1\tcould not listen", true],
  ["not a log line", false],
])("reads the level of the log line %j", (line, isError) => expect(isErrorLine(line)).toBe(isError))

describe.skipIf(process.platform === "win32")("where the LiveKit server comes from", () => {
  it("prefers LIVEKIT_SERVER_BIN", async () => {
    const chosen = fakeProgram("mine")
    const { result } = find(NO_RELEASES, {
      env: { LIVEKIT_SERVER_BIN: chosen.path, PATH: fakeProgram("livekit-server").folder },
    })
    expect(await result).toEqual({ path: chosen.path, source: "LIVEKIT_SERVER_BIN" })
  })

  it("rejects a LIVEKIT_SERVER_BIN that can't be used, without trying anything else", async () => {
    const { result } = find(NO_RELEASES, {
      env: { LIVEKIT_SERVER_BIN: "/nonexistent", PATH: fakeProgram("livekit-server").folder },
    })
    await expect(result).rejects.toThrow("LIVEKIT_SERVER_BIN=/nonexistent: no such program")
  })

  it("prefers PATH to the cache, and the cache to the network", async () => {
    const { url, requests } = await serveRelease()
    const cache = emptyFolder()
    mkdirSync(dirname(cachedServer(cache)), { recursive: true })
    writeFileSync(cachedServer(cache), FAKE_SERVER, { mode: 0o755 })
    const installed = fakeProgram("livekit-server")
    const onPath = find(url, { cache, env: { PATH: installed.folder } })
    expect(await onPath.result).toEqual({ path: installed.path, source: "PATH" })
    expect((await find(url, { cache }).result).source).toBe("cache")
    expect(requests()).toBe(0)
  })

  it("downloads the release once, and keeps only the binary", async () => {
    const { url, requests } = await serveRelease()
    const { cache, result } = find(url)
    expect(await result).toEqual({ path: cachedServer(cache), source: "release" })
    expect(readdirSync(cache)).toEqual([LIVEKIT_SERVER_VERSION])
    expect((await find(url, { cache }).result).source).toBe("cache")
    expect(requests()).toBe(2)
  })

  it("lets two parallel runs fill one cache", async () => {
    const { url } = await serveRelease()
    const cache = emptyFolder()
    const both = await Promise.all([find(url, { cache }).result, find(url, { cache }).result])
    expect(both.map(({ path }) => path)).toEqual([cachedServer(cache), cachedServer(cache)])
    expect(readdirSync(cache)).toEqual([LIVEKIT_SERVER_VERSION])
  })

  it("builds with Go where there is no release, and says why", async () => {
    const go = fakeProgram("go", `#!/bin/sh\nprintf '%s' '${FAKE_SERVER}' > "$GOBIN/server"\n`)
    const notes: string[] = []
    const { url } = await serveRelease({
      "checksums.txt": (_request, response) => response.writeHead(404).end(),
    })
    const { cache, result } = find(url, {
      env: { PATH: go.folder },
      onProgress: (kind, text) => void (kind === "note" && notes.push(text)),
    })
    expect(await result).toEqual({ path: cachedServer(cache), source: "Go" })
    expect(notes.join()).toContain("answered 404")
  })
})

describe.skipIf(process.platform === "win32")("a broken release", () => {
  it("is refused when the checksum differs", async () => {
    const { url } = await serveRelease({}, `${"0".repeat(64)}  ${ARCHIVE}\n`)
    await expectRefused(url, "but checksums.txt says 000")
  })

  it("is refused when checksums.txt does not list it", async () => {
    await expectRefused((await serveRelease({}, "")).url, `does not list ${ARCHIVE}`)
  })

  it("is refused when it is truncated", async () => {
    const truncate: RequestListener = (_request, response) => {
      response.writeHead(200, { "content-length": archive.bytes.length })
      response.write(archive.bytes.subarray(0, 100), () => response.destroy())
    }
    await expectRefused((await serveRelease({ [ARCHIVE]: truncate })).url, "official release:")
  })

  it("times out when the download stalls", async () => {
    const stall: RequestListener = (_request, response) => void response.write(archive.bytes.subarray(0, 100))
    await expectRefused((await serveRelease({ [ARCHIVE]: stall })).url, "stopped sending", { stallMs: 50 })
  })

  it("times out when the server does not answer", async () => {
    const { url } = await serveRelease({ "checksums.txt": () => {} })
    await expectRefused(url, "did not answer within 0.3 s", { connectMs: 300 })
  })

  it("is refused when its binary does not start", async () => {
    const { bytes, sha256 } = fakeArchive("#!/bin/sh\nexit 1\n")
    const { url } = await serveRelease(
      { [ARCHIVE]: (_request, response) => response.end(bytes) },
      `${sha256}  ${ARCHIVE}\n`,
    )
    await expectRefused(url, "it does not start")
  })

  async function expectRefused(releases: string, reason: string, options: FindOptions = {}) {
    const { cache, result } = find(releases, options)
    await expect(result).rejects.toThrow(reason)
    expect(readdirSync(cache)).toEqual([])
  }
})

describe("when every method fails", () => {
  it("lists what was tried and how to install it on a Mac", async () => {
    const { result } = find(NO_RELEASES, { platform: "darwin", arch: "arm64" })
    const error = await result.catch((error: unknown) => error)
    expect(error).toBeInstanceOf(LivekitServerMissing)
    expect((error as LivekitServerMissing).attempts.map(({ method }) => method)).toEqual([
      "livekit-server on PATH",
      "official release",
      "build with Go",
    ])
    expect(String(error)).toContain("brew install livekit")
  })

  it("removes temporary folders of runs killed an hour ago, but not those of running ones", async () => {
    const { cache, result } = find(NO_RELEASES)
    for (const name of ["tmp-old", "tmp-new"]) mkdirSync(join(cache, name))
    utimesSync(join(cache, "tmp-old"), 0, 0)
    await result.catch(() => {})
    expect(existsSync(join(cache, "tmp-old"))).toBe(false)
    expect(existsSync(join(cache, "tmp-new"))).toBe(true)
  })
})

/** Searches as on a Linux machine with neither Go nor a LiveKit server on PATH. */
function find(releases: string, options: FindOptions = {}) {
  const cache = options.cache ?? emptyFolder()
  const env = { PATH: emptyFolder(), LIVEKIT_SERVER_RELEASES: releases, ...options.env }
  return { cache, result: findLivekitServer({ platform: "linux", arch: "x64", ...options, env, cache }) }
}

/** Starts a release server, some of whose answers can be overridden, and counts its requests. */
async function serveRelease(
  overrides: Record<string, RequestListener> = {},
  checksums = `${archive.sha256}  ${ARCHIVE}\n`,
) {
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    const file = request.url?.replace(`/v${LIVEKIT_SERVER_VERSION}/`, "") ?? ""
    const override = overrides[file]
    if (override) override(request, response)
    else if (file === "checksums.txt") response.end(checksums)
    else if (file === ARCHIVE) response.end(archive.bytes)
    else response.writeHead(404).end()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, requests: () => requests }
}

function emptyFolder(): string {
  return mkdtempSync(join(folders, "folder-"))
}

/** Writes an executable into a new folder, which can serve as PATH. */
function fakeProgram(name: string, script = FAKE_SERVER): { folder: string; path: string } {
  const folder = emptyFolder()
  const path = join(folder, name)
  writeFileSync(path, script, { mode: 0o755 })
  return { folder, path }
}

/** Packs an archive with the layout of the official release. */
function fakeArchive(script = FAKE_SERVER): { bytes: Buffer; sha256: string } {
  const { folder } = fakeProgram("livekit-server", script)
  execFileSync("tar", ["-czf", "archive.tar.gz", "livekit-server"], { cwd: folder })
  const bytes = readFileSync(join(folder, "archive.tar.gz"))
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") }
}
