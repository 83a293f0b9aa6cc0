import { readdir, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { buildCopy, startApp } from "./support/app-server"
import { rawHttp } from "./support/raw-http"
import { expect, test } from "./support/token-test"

const SECRET = "marked0secret"
const env = {
  LIVEKIT_URL: "ws://127.0.0.1:9",
  LIVEKIT_API_KEY: "APIkey",
  LIVEKIT_API_SECRET: `${SECRET}-api-and-more-of-it-to-be-long`,
  VISITOR_SECRET: `${SECRET}-visitor-and-more-of-it-to-be-long`,
  // Nothing listens there: the log message about it must not contain the password.
  REDIS_URL: `redis://:${SECRET}-redis@127.0.0.1:9`,
}

/** The encodings in which the secret could leak. */
const ENCODED_SECRETS = [
  SECRET,
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString("hex"),
  ...base64Of(SECRET),
]
const isLeak = (text: string) => ENCODED_SECRETS.some((secret) => text.includes(secret))

/** Returns the middle of the text in base64 at each of its three alignments within a longer text. */
function base64Of(text: string) {
  return [0, 1, 2].map((skip) => {
    const encoded = Buffer.from(" ".repeat(skip) + text).toString("base64")
    return encoded.slice(4, encoded.length - 6)
  })
}

test("builds, responses and logs contain no secrets", async () => {
  test.setTimeout(240_000)
  expect(isLeak(Buffer.from(`x${SECRET}y`).toString("base64"))).toBe(true)
  const directory = await buildCopy("secret-build", env)
  const app = await startApp(env, directory)
  try {
    // Includes the build's server files, as an image may be published.
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
    const responses = await Promise.all(paths.map((path) => fetch(app.url + path)))
    const bodies = ["", "{}", "[", '{"participant_identity":"x"}', '{"room_name":5}', " ".repeat(20_000)]
    for (const body of bodies) {
      const headers = { "Content-Type": "application/json" }
      responses.push(await fetch(`${app.url}/api/token`, { method: "POST", body, headers }))
    }
    const signatures: string[] = []
    for (const response of responses) {
      const text = JSON.stringify([...response.headers]) + (await response.text())
      expect(isLeak(text), `${response.status} ${response.url}`).toBe(false)
      const [, signature] = /"participant_token":"[^."]+\.[^."]+\.([^"]+)"/.exec(text) ?? []
      if (signature) signatures.push(signature)
    }
    expect(isLeak(await rawHttp(app.port, "nonsense\r\n\r\n"))).toBe(false)
    expect(app.log()).toContain("Redis is down")
    expect(isLeak(app.log())).toBe(false)
    // The log contains no participant tokens either.
    expect(signatures.length).toBeGreaterThan(1)
    for (const signature of signatures) expect(app.log()).not.toContain(signature)
  } finally {
    await app.stop()
    await rm(directory, { recursive: true, force: true })
  }
})
