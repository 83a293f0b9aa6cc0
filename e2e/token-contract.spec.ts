import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { RoomServiceClient, TokenVerifier } from "livekit-server-sdk"
import { startApp } from "./support/app-server"
import {
  ALLOWED_ORIGIN,
  API_KEY,
  claimsOf,
  DEVELOPMENT_ID,
  expect,
  post,
  SECRET,
  sfuAccepts,
  test,
} from "./support/token-test"

/** Holds an answer to the form that every problem has, and gives the document. */
async function problem(response: Response, status: number, field?: string) {
  expect(response.status).toBe(status)
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  expect(response.headers.get("cache-control")).toBe("no-store")
  const document = await response.json()
  expect(document).toEqual({
    title: expect.any(String),
    status,
    detail: expect.stringMatching(/\.$/),
    ...(field === undefined ? {} : { field }),
  })
  return document
}

test.describe("201", () => {
  test("an empty body and {} get a token for a new room, as a guest", async ({ app, livekitUrl }) => {
    for (const init of [{}, { body: "{}", headers: { "Content-Type": "application/json" } }]) {
      const response = await fetch(`${app.url}/api/token`, { method: "POST", ...init })
      expect(response.status).toBe(201)
      expect(response.headers.get("content-type")).toBe("application/json")
      expect(response.headers.get("cache-control")).toBe("no-store")
      expect(response.headers.get("vary")).toContain("Origin")
      expect(response.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax$/)
      const answer = await response.json()
      expect(Object.keys(answer)).toEqual(["server_url", "participant_token"])
      expect(answer.server_url).toBe(livekitUrl)
      const { name, video } = claimsOf(answer.participant_token)
      expect(name).toMatch(/^Guest [0-9a-f]{4}$/)
      expect(video.room).toMatch(/^[a-z]+-[a-z]+(-[0-9a-z]{4}){3}$/)
    }
  })

  test("both spellings of all fields reach the token, which the LiveKit server accepts", async ({ app }) => {
    const agents = [{ agent_name: "greeter", metadata: "hello" }]
    const snake = {
      room_name: "Größe 🎥",
      participant_name: "Ada",
      participant_metadata: "{}",
      participant_attributes: { seat: "12a" },
      room_config: { agents },
    }
    const camel = {
      roomName: snake.room_name,
      participantName: "Ada",
      participantMetadata: "{}",
      participantAttributes: { seat: "12a" },
      roomConfig: { agents: [{ agentName: "greeter", metadata: "hello" }] },
    }
    for (const body of [snake, camel]) {
      const { server_url, participant_token } = await (await post(app, body)).json()
      const claims = await new TokenVerifier(API_KEY, SECRET).verify(participant_token)
      expect(claims).toMatchObject({ name: "Ada", metadata: "{}", attributes: { seat: "12a" } })
      expect(claims.video?.room).toBe("Größe 🎥")
      expect(claims.roomConfig).toEqual({ agents: [{ agentName: "greeter", metadata: "hello" }] })
      expect(await sfuAccepts(server_url, participant_token)).toBe(true)
    }
  })

  test("a token opens the room it is for, and none of the server's API", async ({ app, livekitUrl }) => {
    const { participant_token } = await (await post(app, { room_name: "demo" })).json()
    expect(await sfuAccepts(livekitUrl, `${participant_token}x`)).toBe(false)
    const api = `${livekitUrl.replace(/^ws/, "http")}/twirp/livekit.RoomService`
    for (const call of ["ListRooms", "CreateRoom", "ListParticipants", "UpdateRoomMetadata"]) {
      const headers = { Authorization: `Bearer ${participant_token}`, "Content-Type": "application/json" }
      const body = JSON.stringify({ room: "demo", name: "other" })
      const response = await fetch(`${api}/${call}`, { method: "POST", headers, body })
      expect(response.status, call).toBe(401)
    }
    const rooms = await new RoomServiceClient(livekitUrl, API_KEY, SECRET).listRooms(["other"])
    expect(rooms).toEqual([])
  })

  test("null and empty values count as absent", async ({ app }) => {
    const response = await post(app, {
      room_name: null,
      participant_identity: "",
      participant_attributes: null,
    })
    expect(response.status).toBe(201)
  })

  test("a visitor keeps their identity, and nobody else gets it", async ({ app }) => {
    const first = await post(app, {})
    const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? ""
    const { sub } = claimsOf((await first.json()).participant_token)
    const again = await post(app, { participant_identity: sub }, { cookie })
    expect(claimsOf((await again.json()).participant_token).sub).toBe(sub)
    expect(again.headers.get("set-cookie")).toBeNull()

    await problem(await post(app, { participant_identity: sub }), 403, "participant_identity")
    await problem(await post(app, { participant_identity: "me" }, { cookie }), 403, "participant_identity")
    await problem(
      await post(app, { participant_identity: sub }, { cookie: `${cookie}x` }),
      403,
      "participant_identity",
    )
  })

  test("two tabs of one visitor, and two new visitors at once, are different participants", async ({
    app,
  }) => {
    const cookie = (await post(app, {})).headers.get("set-cookie")?.split(";")[0] ?? ""
    const known = { cookie }
    const answers = await Promise.all([
      post(app, {}, known),
      post(app, {}, known),
      post(app, {}),
      post(app, {}),
    ])
    const tokens = await Promise.all(answers.map(async (answer) => (await answer.json()).participant_token))
    expect(new Set(tokens.map((token) => claimsOf(token).sub)).size).toBe(4)
  })

  test("two tabs that a new visitor opens at once share a cookie before either asks for a token", async ({
    app,
  }) => {
    const page = await fetch(app.url, { headers: { "Sec-Fetch-Dest": "document" } })
    const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? ""
    expect((await post(app, {}, { cookie })).headers.get("set-cookie")).toBeNull()
  })
})

test.describe("other methods", () => {
  for (const method of ["GET", "PUT", "PATCH", "DELETE", "PROPFIND"]) {
    test(`${method} is answered 405 with Allow`, async ({ app }) => {
      const response = await fetch(`${app.url}/api/token`, { method })
      expect(response.headers.get("allow")).toBe("OPTIONS, POST")
      await problem(response, 405)
    })
  }

  test("HEAD is answered 405 without a body", async ({ app }) => {
    const response = await fetch(`${app.url}/api/token`, { method: "HEAD" })
    expect(response.status).toBe(405)
    expect(response.headers.get("allow")).toBe("OPTIONS, POST")
  })
})

test.describe("503", () => {
  test("an app that isn't configured names the variables", async () => {
    const app = await startApp({ LIVEKIT_URL: "marked.example", LIVEKIT_API_KEY: "key" })
    try {
      const { detail } = await problem(await post(app, {}), 503)
      expect(detail).toContain("LIVEKIT_URL")
      expect(detail).toContain("LIVEKIT_API_SECRET is missing")
      expect(detail).not.toContain("LIVEKIT_API_KEY")
      expect(detail).not.toContain("marked")
      const health = await fetch(`${app.url}/api/health`)
      expect(health.status).toBe(503)
      expect(await health.json()).toEqual({
        status: "failing",
        configuration: "incomplete",
        livekit: "unknown",
      })
      // Its pages still have a policy that a browser can read.
      const page = await fetch(app.url)
      expect(page.headers.get("content-security-policy")).toContain("connect-src 'self'; ")
    } finally {
      await app.stop()
    }
  })

  test("the well-known secret is refused for a server that others can reach", async () => {
    const app = await startApp({
      LIVEKIT_URL: "wss://rooms.example.com",
      LIVEKIT_API_KEY: "devkey",
      LIVEKIT_API_SECRET: "secret",
    })
    try {
      const { detail } = await problem(await post(app, {}), 503)
      expect(detail).toContain("LIVEKIT_API_SECRET is the well-known one")
    } finally {
      await app.stop()
    }
  })
})

test.describe("origins", () => {
  test("a page of another origin is refused, and can read why", async ({ app }) => {
    const response = await post(app, {}, { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" })
    expect(response.headers.get("access-control-allow-origin")).toBe("*")
    expect(response.headers.get("access-control-allow-credentials")).toBeNull()
    await problem(response, 403)
  })

  test("a page of an allowed origin is served, without cookies", async ({ app }) => {
    const headers = { Origin: ALLOWED_ORIGIN, "Sec-Fetch-Site": "cross-site" }
    for (const [body, status] of [
      [{}, 201],
      [{ room_name: 5 }, 400],
    ] as const) {
      const response = await post(app, body, headers)
      expect(response.status).toBe(status)
      expect(response.headers.get("access-control-allow-origin")).toBe(ALLOWED_ORIGIN)
      expect(response.headers.get("access-control-allow-credentials")).toBeNull()
      expect(response.headers.get("vary")).toContain("Origin")
    }
  })

  test("a browser's preflight lets pages ask, without cookies", async ({ app }) => {
    const preflight = (origin: string) =>
      fetch(`${app.url}/api/token`, {
        method: "OPTIONS",
        headers: { Origin: origin, "Access-Control-Request-Method": "POST" },
      })
    const allowed = await preflight(ALLOWED_ORIGIN)
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get("access-control-allow-origin")).toBe(ALLOWED_ORIGIN)
    expect(allowed.headers.get("access-control-allow-methods")).toBe("POST")
    expect(allowed.headers.get("access-control-allow-headers")).toContain("Content-Type")
    const other = await preflight("https://evil.example")
    expect(other.headers.get("access-control-allow-origin")).toBe("*")
    for (const { headers } of [allowed, other]) {
      expect(headers.get("access-control-allow-credentials")).toBeNull()
    }
  })

  test("the app's own pages are served, in browsers with and without Fetch Metadata", async ({ app }) => {
    const own = { Origin: app.url }
    expect((await post(app, {}, own)).status).toBe(201)
    expect((await post(app, {}, { ...own, "Sec-Fetch-Site": "same-origin" })).status).toBe(201)
  })
})

test.describe("what a client may not set", () => {
  for (const [field, body] of Object.entries({
    "room_config.egress": { room_config: { egress: { room: {} } } },
    "room_config.max_participants": { roomConfig: { maxParticipants: 2 } },
    "room_config.agents.0.agent_name": { room_config: { agents: [{ agent_name: "other" }] } },
  })) {
    test(`${field} is answered 403`, async ({ app }) => {
      await problem(await post(app, body), 403, field)
    })
  }
})

test.describe("the development token server", () => {
  const paths = [
    "/api/v2/sandbox/connection-details",
    "/api/sandbox/connection-details?roomName=demo&participantName=Ada",
  ]
  const id = { "X-Sandbox-ID": DEVELOPMENT_ID }

  test("answers who knows its id", async ({ app, livekitUrl }) => {
    const answers = await Promise.all(
      paths.map((path) => fetch(app.url + path, { method: "POST", headers: id })),
    )
    const [current, older] = await Promise.all(answers.map((answer) => answer.json()))
    expect(await sfuAccepts(current.server_url, current.participant_token)).toBe(true)
    expect(older).toMatchObject({ serverUrl: livekitUrl, roomName: "demo", participantName: "Ada" })
    expect(claimsOf(older.participantToken).video.room).toBe("demo")
    expect(await sfuAccepts(older.serverUrl, older.participantToken)).toBe(true)
  })

  test("isn't there for anybody else", async ({ app, baseURL }) => {
    for (const path of paths) {
      for (const wrong of ["", `${DEVELOPMENT_ID}x`]) {
        await problem(
          await fetch(app.url + path, { method: "POST", headers: { "X-Sandbox-ID": wrong } }),
          404,
        )
      }
      // The shared app has no id set, and isn't in development.
      await problem(await fetch(baseURL + path, { method: "POST", headers: id }), 404)
      await problem(await fetch(baseURL + path), 404)
    }
  })
})

test("health tells whether the LiveKit server answers, and nothing else", async ({ app }) => {
  const well = await fetch(`${app.url}/api/health`)
  expect(well.status).toBe(200)
  expect(well.headers.get("cache-control")).toBe("no-store")
  expect(await well.json()).toEqual({ status: "ok", configuration: "complete", livekit: "reachable" })

  // Takes connections and never says a word, so that the probe has to give up by itself.
  const silent = createServer().listen(0, "127.0.0.1")
  await once(silent, "listening")
  const { port } = silent.address() as AddressInfo
  const lost = await startApp({
    LIVEKIT_URL: `ws://127.0.0.1:${port}`,
    LIVEKIT_API_KEY: "key",
    LIVEKIT_API_SECRET: "marked-secret",
  })
  try {
    const from = performance.now()
    const ill = await fetch(`${lost.url}/api/health`)
    expect(performance.now() - from).toBeLessThan(3_000)
    expect(ill.status).toBe(503)
    expect(await ill.json()).toEqual({ status: "failing", configuration: "complete", livekit: "unreachable" })
  } finally {
    await lost.stop()
    silent.close()
  }
})

test("pages and API carry the security headers", async ({ app, livekitUrl }) => {
  const host = new URL(livekitUrl).host
  const page = await fetch(app.url)
  const policy = page.headers.get("content-security-policy") ?? ""
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(policy).toContain(`connect-src 'self' ws://${host} http://${host};`)
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toContain("unsafe")
  const scripts = (await page.text()).match(/<script[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThan(0)
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  expect((await fetch(app.url)).headers.get("content-security-policy")).not.toBe(policy)

  expect(page.headers.get("referrer-policy")).toBe("same-origin")
  expect(page.headers.get("permissions-policy")).toContain("camera=(self)")
  expect(page.headers.get("strict-transport-security")).toBeNull()
  const https = await fetch(app.url, { headers: { "X-Forwarded-Proto": "https" } })
  expect(https.headers.get("strict-transport-security")).toBe("max-age=31536000")
  for (const path of ["/rooms/a.b", "/api/health"]) {
    const { headers } = await fetch(app.url + path)
    expect(headers.get("x-robots-tag")).toContain("noindex")
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("x-powered-by")).toBeNull()
  }
  const room = await fetch(`${app.url}/rooms/a.b`)
  expect(room.headers.get("content-security-policy")).toContain("script-src")
})
