import { readdir, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { startApp } from "./support/app-server"
import { buildCopy } from "./support/build-copy"
import { rawHttp } from "./support/raw-http"
import { expect, test } from "./support/token-test"

const MARK = "marked0secret"
const env = {
  LIVEKIT_URL: "ws://127.0.0.1:9",
  LIVEKIT_API_KEY: "APIkey",
  LIVEKIT_API_SECRET: `${MARK}-api-and-more-of-it-to-be-long`,
  VISITOR_SECRET: `${MARK}-visitor-and-more-of-it-to-be-long`,
  // Nobody listens there: what is logged about it must not quote the password.
  REDIS_URL: `redis://:${MARK}-redis@127.0.0.1:9`,
}

/** The mark in any dress that would give it away. */
const dresses = [MARK, encodeURIComponent(MARK), Buffer.from(MARK).toString("hex"), ...base64Of(MARK)]
const isLeak = (text: string) => dresses.some((dress) => text.includes(dress))

/** What base64 makes of the mark's middle, wherever it begins in a longer text. */
function base64Of(text: string) {
  return [0, 1, 2].map((skip) => {
    const encoded = Buffer.from(" ".repeat(skip) + text).toString("base64")
    return encoded.slice(4, encoded.length - 6)
  })
}

test("no secret is in anything that is built, answered or logged", async () => {
  test.setTimeout(120_000)
  expect(isLeak(Buffer.from(`x${MARK}y`).toString("base64"))).toBe(true)
  const directory = await buildCopy("secret-build", env)
  const app = await startApp(env, directory)
  try {
    // The server's half of the build as well: an image may be built by one and run by another.
    const files = await readdir(join(directory, ".next"), { recursive: true, withFileTypes: true })
    expect(files.length).toBeGreaterThan(50)
    for (const file of files.filter((file) => file.isFile())) {
      expect(isLeak(await readFile(join(file.parentPath, file.name), "latin1")), file.name).toBe(false)
    }

    const paths = [
      "/",
      "/rooms/demo",
      "/connect",
      "/nowhere",
      "/api/health",
      "/api/openapi.json",
      "/api/token",
    ]
    const answers = await Promise.all(paths.map((path) => fetch(app.url + path)))
    const bodies = ["", "{}", "[", '{"participant_identity":"x"}', '{"room_name":5}', " ".repeat(20_000)]
    for (const body of bodies) {
      const headers = { "Content-Type": "application/json" }
      answers.push(await fetch(`${app.url}/api/token`, { method: "POST", body, headers }))
    }
    const signatures: string[] = []
    for (const answer of answers) {
      const told = JSON.stringify([...answer.headers]) + (await answer.text())
      expect(isLeak(told), `${answer.status} ${answer.url}`).toBe(false)
      const [, signature] = /"participant_token":"[^."]+\.[^."]+\.([^"]+)"/.exec(told) ?? []
      if (signature) signatures.push(signature)
    }
    expect(isLeak(await rawHttp(app.port, "nonsense\r\n\r\n"))).toBe(false)
    expect(app.log()).toContain("Redis is away")
    expect(isLeak(app.log())).toBe(false)
    // Nor the means to get into a room.
    expect(signatures.length).toBeGreaterThan(1)
    for (const signature of signatures) expect(app.log()).not.toContain(signature)
  } finally {
    await app.stop()
    await rm(directory, { recursive: true, force: true })
  }
})
