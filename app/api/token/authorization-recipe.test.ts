import { once } from "node:events"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest"
import { joinErrorSentence } from "@/lib/room/join-error"
import { readToken } from "@/lib/room/read-token"
import { createTokenSource } from "@/lib/room/token-source"
import { policy } from "@/lib/token/policy"
import type { Authorize, Rule } from "@/lib/token/policy-types"
import { POST } from "./route"

// The code of docs/authorization.md, run as it stands there, against a login of our own.

const document = readFileSync(
  fileURLToPath(new URL("../../../docs/authorization.md", import.meta.url)),
  "utf8",
)

/** The document's code for the file of this name. */
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

/** Stands in for the login's package, in the page and in another one's. */
const login = { getAccessToken: vi.fn<(options: { ignoreCache: boolean }) => Promise<string>>() }
vi.stubGlobal("login", login)
const withLogin = (source: string) =>
  source.replace(/^import \{ login \}.*$/m, "const { login } = globalThis as any")

const page = vi.hoisted(() => ({ accessToken: vi.fn() }))
vi.mock("@/lib/room/access-token", () => page)

const { authorize, fields } = policy
const fetchReally = fetch
let server: Server
let down = false

beforeAll(async () => {
  server = createServer(({ url, headers }, response) => {
    const isKnown = url === "/userinfo" && headers.authorization === "Bearer good"
    response.statusCode = down ? 500 : isKnown ? 200 : 401
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
  const { accessToken } = await run("page", withLogin(code("lib/room/access-token.ts")))
  page.accessToken.mockImplementation(accessToken as () => unknown)
})
afterAll(() => {
  server.close()
  policy.authorize = authorize
  policy.fields = fields
  vi.unstubAllGlobals()
})

beforeEach(() => {
  down = false
  login.getAccessToken.mockReset()
  vi.stubEnv("LIVEKIT_URL", "wss://rooms.example")
  vi.stubEnv("LIVEKIT_API_KEY", "APIkey")
  vi.stubEnv("LIVEKIT_API_SECRET", "a secret of at least 32 characters")
  vi.stubEnv("TOKEN_RATE_LIMIT", "off")
  // What the page and the other client ask is answered by the route; the hook asks its login for real.
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const { href, pathname } = new URL(url, "https://rooms.example.com")
    return pathname === "/api/token" ? POST(new Request(href, init)) : fetchReally(url, init)
  })
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const join = () => createTokenSource({ kind: "endpoint" }).fetch({ roomName: "demo", participantName: "Eve" })

it("lets in who is signed in, as the login knows them", async () => {
  login.getAccessToken.mockResolvedValue("good")
  const { participantToken } = await join()
  expect(readToken(participantToken)).toMatchObject({
    identity: "user-7",
    name: "Ada Lovelace",
    room: "demo",
  })
})

it("replaces an access token that has expired", async () => {
  login.getAccessToken.mockImplementation(async ({ ignoreCache }) => (ignoreCache ? "good" : "expired"))
  expect(readToken((await join()).participantToken)?.identity).toBe("user-7")
})

it("tells who isn't signed in to do that", async () => {
  login.getAccessToken.mockResolvedValue("bad")
  expect(joinErrorSentence(await join().catch((error) => error))).toBe("Sign in to join a room.")
  const response = await POST(new Request("https://rooms.example.com/api/token", { method: "POST" }))
  expect(response.status).toBe(401)
})

it("lets nobody in while the login is down", async () => {
  down = true
  const log = vi.spyOn(console, "error").mockImplementation(() => {})
  login.getAccessToken.mockResolvedValue("good")
  expect(joinErrorSentence(await join().catch((error) => error))).toMatch(/can't be checked right now/)
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
})

it("lets in another page's custom source", async () => {
  login.getAccessToken.mockResolvedValue("good")
  const { tokenSource } = await run("other-page", withLogin(code("another page's room.ts")))
  const { fetch } = tokenSource as ReturnType<typeof createTokenSource>
  const { participantToken } = await fetch.call(tokenSource, { roomName: "demo" })
  expect(readToken(participantToken)).toMatchObject({ identity: "user-7", room: "demo" })
})
