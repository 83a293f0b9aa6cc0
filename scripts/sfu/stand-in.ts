import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type RequestListener } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"

/** For tests: a program of a few bytes that says what the LiveKit server says when it is asked for its version. */
export const FAKE_SERVER = "#!/bin/sh\necho livekit-server version 0.0.0\n"

/** All folders of one test file lie in this one, which goes with it. */
const folders = mkdtempSync(join(tmpdir(), "greenroom-"))
afterAll(() => rmSync(folders, { recursive: true, force: true }))

export function emptyFolder(): string {
  return mkdtempSync(join(folders, "folder-"))
}

/** An executable file in a folder of its own, which can serve as PATH. */
export function fakeProgram(name: string, script = FAKE_SERVER): { folder: string; path: string } {
  const folder = emptyFolder()
  const path = join(folder, name)
  writeFileSync(path, script, { mode: 0o755 })
  return { folder, path }
}

/** An archive as the official release has it, and its SHA-256. */
export function fakeArchive(script = FAKE_SERVER): { bytes: Buffer; sha256: string } {
  const { folder } = fakeProgram("livekit-server", script)
  execFileSync("tar", ["-czf", "archive.tar.gz", "livekit-server"], { cwd: folder })
  const bytes = readFileSync(join(folder, "archive.tar.gz"))
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") }
}

/** A local web server that stands in for the place where releases lie. */
export async function standIn(listener: RequestListener): Promise<{ url: string; close: () => void }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
