import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, expect, it } from "vitest"
import { compileAhead } from "./compile-ahead"

const build = mkdtempSync(join(tmpdir(), "build-"))
afterEach(() => rmSync(build, { recursive: true }))

const FILES = {
  "build-manifest.json": '{ "rootMainFiles": ["static/chunks/react.js"] }',
  "server/app/page_client-reference-manifest.js": '"static/chunks/start.js"',
  "server/app/rooms/[roomName]/page_client-reference-manifest.js": '"static/chunks/room.js"',
  "static/chunks/react.js": "react()",
  "static/chunks/start.js": "start()",
  "static/chunks/room.js": "room()",
  "static/chunks/turbopack-1.js": "runtime()",
  "static/chunks/call.css": "a {}",
  "static/chunks/call.js": "call()",
  "static/chunks/livekit.js": "livekit()",
}

it("marks what is loaded later, once, and nothing that a page loads at first", async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(build, path)), { recursive: true })
    writeFileSync(join(build, path), text)
  }
  await compileAhead(build)
  await compileAhead(build)
  for (const [path, text] of Object.entries(FILES)) {
    const isLater = path.endsWith("/call.js") || path.endsWith("/livekit.js")
    const hint = isLater ? "//# allFunctionsCalledOnLoad\n" : ""
    expect([path, readFileSync(join(build, path), "utf8")]).toEqual([path, hint + text])
  }
})
