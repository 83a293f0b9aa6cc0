import { once } from "node:events"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest"
import { decodeToken } from "@/lib/room/decode-token"
import { joinErrorMessage } from "@/lib/room/join-error"
import { type AccessToken, createTokenSource } from "@/lib/room/token-source"
import { policy } from "@/lib/token/policy"
import type { Authorize, Rule } from "@/lib/token/policy-types"
import { POST } from "./route"

vi.mock("@/lib/token/policy", () => import("@/lib/token/test-policy"))

// Runs the code blocks of docs/authorization.md against a fake login server.

const document = readFileSync(
  fileURLToPath(new URL("../../../docs/authorization.md", import.meta.url)),
  "utf8",
)

/** Returns the document's code block for a file. */
function code(file: string): string {
  const [, block] = new RegExp(`\`\`\`ts\\n// ${file}\\n([\\s\\S]*?)\`\`\``).exec(document) ?? []
  if (!block) throw new Error(`docs/authorization.md has no ${file}`)
  return block
}

async function run(name: string, source: string): Promise<Record<string, unknown>> {
  const folder = fileURLToPath(new URL("../../../.cache/recipe/", import.meta.url))
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}${name}.ts`, source)
  return import(`${folder}${name}.ts`)
}

/** Replaces the login's package in the code blocks. */
const login = { getAccessToken: vi.fn<(options: { ignoreCache: boolean }) => Promise<string>>() }
vi.stubGlobal("login", login)
const withLogin = (source: string) =>
  source.replace(/^import \{ login \}.*$/m, "const { login } = globalThis as any")

let accessToken: AccessToken

const { authorize, fields } = policy
const realFetch = fetch
let server: Server
let isDown = false

beforeAll(async () => {
  server = createServer(({ url, headers }, response) => {
    const isKnown = url === "/userinfo" && headers.authorization === "Bearer good"
    response.statusCode = isDown ? 500 : isKnown ? 200 : 401
    response.end(isKnown ? JSON.stringify({ sub: "user-7", name: "Ada Lovelace" }) : "")
  }).listen(0, "localhost")
  await once(server, "listening")
  const address = `http://localhost:${(server.address() as AddressInfo).port}`

  const hook = code("lib/token/authorize-by-access-token.ts").replace("https://login.example.com", address)
  const { authorizeByAccessToken } = await run("hook", hook)
  policy.authorize = authorizeByAccessToken as Authorize
  const rules = `export const rules = (authorizeByAccessToken: unknown) => ({${code("lib/token/policy.ts")}})`
  const { rules: rulesOf } = await run("policy", rules)
  const { participant_name } = (rulesOf as (hook: unknown) => { participant_name: Rule })(
    authorizeByAccessToken,
  )
  policy.fields = { ...fields, participant_name }
  const page = await run("page", withLogin(code("lib/room/token-source.ts")))
  accessToken = page.accessToken as AccessToken
})
afterAll(() => {
  server.close()
  policy.authorize = authorize
  policy.fields = fields
  vi.unstubAllGlobals()
})

beforeEach(() => {
  isDown = false
  login.getAccessToken.mockReset()
  vi.stubEnv("LIVEKIT_URL", "wss://rooms.example")
  vi.stubEnv("LIVEKIT_API_KEY", "APIkey")
  vi.stubEnv("LIVEKIT_API_SECRET", "a secret of at least 32 characters")
  vi.stubEnv("TOKEN_RATE_LIMIT", "off")
  // The route answers token requests; the hook's requests reach the fake login server.
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const { href, pathname } = new URL(url, "https://rooms.example.com")
    return pathname === "/api/token" ? POST(new Request(href, init)) : realFetch(url, init)
  })
})
afterEach(() => {
  vi.unstubAllEnvs()
})

async function join() {
  const source = await createTokenSource({ kind: "endpoint" }, accessToken)
  return source.fetch({ roomName: "demo", participantName: "Eve" })
}

it("admits signed-in users, with the login's ID and name", async () => {
  login.getAccessToken.mockResolvedValue("good")
  const { participantToken } = await join()
  expect(decodeToken(participantToken)).toMatchObject({
    identity: "user-7",
    name: "Ada Lovelace",
    room: "demo",
  })
})

it("replaces an expired access token", async () => {
  login.getAccessToken.mockImplementation(async ({ ignoreCache }) => (ignoreCache ? "good" : "expired"))
  expect(decodeToken((await join()).participantToken)?.identity).toBe("user-7")
})

it("asks users to sign in", async () => {
  login.getAccessToken.mockResolvedValue("bad")
  expect(joinErrorMessage(await join().catch((error) => error))).toBe("Sign in to join a room.")
  const response = await POST(new Request("https://rooms.example.com/api/token", { method: "POST" }))
  expect(response.status).toBe(401)
})

it("admits nobody while the login server is down", async () => {
  isDown = true
  const log = vi.spyOn(console, "error").mockImplementation(() => {})
  login.getAccessToken.mockResolvedValue("good")
  expect(joinErrorMessage(await join().catch((error) => error))).toMatch(/can’t check right now/)
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
})

it("admits a custom token source of another page", async () => {
  login.getAccessToken.mockResolvedValue("good")
  const { tokenSource } = await run("other-page", withLogin(code("another page's room.ts")))
  const { fetch } = tokenSource as Awaited<ReturnType<typeof createTokenSource>>
  const { participantToken } = await fetch.call(tokenSource, { roomName: "demo" })
  expect(decodeToken(participantToken)).toMatchObject({ identity: "user-7", room: "demo" })
})
