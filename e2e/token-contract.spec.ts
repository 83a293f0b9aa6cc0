import { once } from "node:events"
import { createServer } from "node:net"
import { TokenVerifier } from "livekit-server-sdk"
import { startApp } from "./support/app-server"
import { rawHttp } from "./support/raw-http"
import { portOf } from "./support/servers"
import { API_KEY, API_SECRET, roomService, SFU_URL } from "./support/sfu-server"
import {
  ALLOWED_ORIGIN,
  DEVELOPMENT_ID,
  decodeClaims,
  expect,
  isAcceptedBySfu,
  requestToken,
  test,
} from "./support/token-test"

/** Expects a problem document with this status, and returns it. */
async function expectProblem(response: Response, status: number, field?: string) {
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

test.describe("tokens", () => {
  test("an empty body and {} return a token for a guest in a new room", async ({ app }) => {
    for (const init of [{}, { body: "{}", headers: { "Content-Type": "application/json" } }]) {
      const response = await fetch(`${app.url}/api/token`, { method: "POST", ...init })
      expect(response.status).toBe(201)
      expect(response.headers.get("content-type")).toBe("application/json")
      expect(response.headers.get("cache-control")).toBe("no-store")
      expect(response.headers.get("vary")).toContain("Origin")
      expect(response.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax$/)
      const details = await response.json()
      expect(Object.keys(details)).toEqual(["server_url", "participant_token"])
      expect(details.server_url).toBe(SFU_URL)
      const { name, video, exp = 0, nbf = 0, ...claims } = decodeClaims(details.participant_token)
      expect(name).toMatch(/^Guest [0-9a-f]{4}$/)
      expect(exp - nbf).toBe(600)
      expect(Object.keys(claims).sort()).toEqual(["iss", "roomConfig", "sub"])
      expect(video).toEqual({
        room: expect.any(String),
        roomJoin: true,
        canPublish: true,
        canPublishSources: ["camera", "microphone", "screen_share", "screen_share_audio"],
        canSubscribe: true,
        canPublishData: true,
        canUpdateOwnMetadata: true,
      })
      expect(video.room).toMatch(/^[a-z]+-[a-z]+(-[0-9a-z]{4}){3}$/)
    }
  })

  test("snake_case and camelCase fields end up in the token, which the LiveKit server accepts", async ({
    app,
  }) => {
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
      const { server_url, participant_token } = await (await requestToken(app, body)).json()
      const claims = await new TokenVerifier(API_KEY, API_SECRET).verify(participant_token)
      expect(claims).toMatchObject({ name: "Ada", metadata: "{}", attributes: { seat: "12a" } })
      expect(claims.video?.room).toBe("Größe 🎥")
      expect(claims.roomConfig).toEqual({ agents: [{ agentName: "greeter", metadata: "hello" }] })
      expect(await isAcceptedBySfu(server_url, participant_token)).toBe(true)
    }
  })

  test("a token gives no access to LiveKit's server API", async ({ app }) => {
    const { participant_token } = await (await requestToken(app, { room_name: "demo" })).json()
    expect(await isAcceptedBySfu(SFU_URL, `${participant_token}x`)).toBe(false)
    const api = `${SFU_URL.replace(/^ws/, "http")}/twirp/livekit.RoomService`
    for (const method of ["ListRooms", "CreateRoom", "ListParticipants", "UpdateRoomMetadata"]) {
      const headers = { Authorization: `Bearer ${participant_token}`, "Content-Type": "application/json" }
      const body = JSON.stringify({ room: "demo", name: "other" })
      const response = await fetch(`${api}/${method}`, { method: "POST", headers, body })
      expect(response.status, method).toBe(401)
    }
    expect(await roomService.listRooms(["other"])).toEqual([])
  })

  test("null and empty values count as absent", async ({ app }) => {
    const response = await requestToken(app, {
      room_name: null,
      participant_identity: "",
      participant_attributes: null,
    })
    expect(response.status).toBe(201)
  })

  test("only the same visitor can request an identity again", async ({ app }) => {
    const first = await requestToken(app, {})
    const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? ""
    const { sub } = decodeClaims((await first.json()).participant_token)
    const again = await requestToken(app, { participant_identity: sub }, { cookie })
    expect(decodeClaims((await again.json()).participant_token).sub).toBe(sub)
    expect(again.headers.get("set-cookie")).toBeNull()

    await expectProblem(await requestToken(app, { participant_identity: sub }), 403, "participant_identity")
    await expectProblem(
      await requestToken(app, { participant_identity: "me" }, { cookie }),
      403,
      "participant_identity",
    )
    await expectProblem(
      await requestToken(app, { participant_identity: sub }, { cookie: `${cookie}x` }),
      403,
      "participant_identity",
    )
  })

  test("tabs of one visitor and new visitors get different identities", async ({ app }) => {
    const cookie = (await requestToken(app, {})).headers.get("set-cookie")?.split(";")[0] ?? ""
    const visitor = { cookie }
    const responses = await Promise.all([
      requestToken(app, {}, visitor),
      requestToken(app, {}, visitor),
      requestToken(app, {}),
      requestToken(app, {}),
    ])
    const tokens = await Promise.all(
      responses.map(async (response) => (await response.json()).participant_token),
    )
    expect(new Set(tokens.map((token) => decodeClaims(token).sub)).size).toBe(4)
  })

  test("a page sets the visitor cookie, so that tabs opened at once share it", async ({ app }) => {
    const page = await fetch(app.url, { headers: { "Sec-Fetch-Dest": "document" } })
    const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? ""
    expect((await requestToken(app, {}, { cookie })).headers.get("set-cookie")).toBeNull()
  })
})

test.describe("other methods", () => {
  for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
    test(`${method} returns 405 with Allow`, async ({ app }) => {
      const response = await fetch(`${app.url}/api/token`, { method })
      expect(response.headers.get("allow")).toBe("OPTIONS, POST")
      await expectProblem(response, 405)
    })
  }

  test("HEAD returns 405 without a body", async ({ app }) => {
    const response = await fetch(`${app.url}/api/token`, { method: "HEAD" })
    expect(response.status).toBe(405)
    expect(response.headers.get("allow")).toBe("OPTIONS, POST")
  })

  for (const [path, allow] of [
    ["/api/token", "OPTIONS, POST"],
    ["/api/v2/sandbox/connection-details", "OPTIONS, POST"],
    ["/api/sandbox/connection-details", "OPTIONS, POST"],
    ["/api/rooms/demo/agents", "OPTIONS, POST"],
    ["/api/rooms/demo/people", "GET, HEAD, OPTIONS"],
    ["/api/health", "GET, HEAD, OPTIONS"],
    ["/api/openapi.json", "GET, HEAD, OPTIONS"],
    ["/api/webhook", "POST"],
  ] as const) {
    test(`${path} lists its methods in one Allow header`, async ({ app }) => {
      const supported = allow.split(", ")
      for (const method of ["OPTIONS", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]) {
        if (supported.includes(method) && method !== "OPTIONS") continue
        const request =
          `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nX-Sandbox-ID: ${DEVELOPMENT_ID}\r\n` +
          "Content-Length: 0\r\nConnection: close\r\n\r\n"
        const response = await rawHttp(app.port, request)
        expect(response, method).toContain(`HTTP/1.1 ${supported.includes(method) ? 204 : 405} `)
        expect(response.match(/^allow: .*(?=\r)/gim), method).toEqual([`allow: ${allow}`])
      }
    })
  }
})

test.describe("configuration errors", () => {
  test("an unconfigured app returns 503 and names the variables but not their values", async () => {
    const app = await startApp({ LIVEKIT_URL: "marked.example", LIVEKIT_API_KEY: "key" })
    try {
      const { detail } = await expectProblem(await requestToken(app, {}), 503)
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
      // Pages still have a valid Content-Security-Policy.
      const page = await fetch(app.url)
      expect(page.headers.get("content-security-policy")).toContain("connect-src 'self'; ")
    } finally {
      await app.stop()
    }
  })

  test("the development secret returns 503 for a public server", async () => {
    const app = await startApp({
      LIVEKIT_URL: "wss://rooms.example.com",
      LIVEKIT_API_KEY: "devkey",
      LIVEKIT_API_SECRET: "secret",
    })
    try {
      const { detail } = await expectProblem(await requestToken(app, {}), 503)
      expect(detail).toContain("LIVEKIT_API_SECRET is the well-known one")
    } finally {
      await app.stop()
    }
  })
})

test.describe("origins", () => {
  test("a page of another origin gets an error that it can read", async ({ app }) => {
    const response = await requestToken(
      app,
      {},
      { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" },
    )
    expect(response.headers.get("access-control-allow-origin")).toBe("*")
    expect(response.headers.get("access-control-allow-credentials")).toBeNull()
    await expectProblem(response, 403)
  })

  test("a page of an allowed origin gets a token, without cookies", async ({ app }) => {
    const headers = { Origin: ALLOWED_ORIGIN, "Sec-Fetch-Site": "cross-site" }
    for (const [body, status] of [
      [{}, 201],
      [{ room_name: 5 }, 400],
    ] as const) {
      const response = await requestToken(app, body, headers)
      expect(response.status).toBe(status)
      expect(response.headers.get("access-control-allow-origin")).toBe(ALLOWED_ORIGIN)
      expect(response.headers.get("access-control-allow-credentials")).toBeNull()
      expect(response.headers.get("vary")).toContain("Origin")
    }
  })

  test("preflight responses allow requests without cookies", async ({ app }) => {
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

  test("the app's own pages get tokens, in browsers with and without Fetch Metadata", async ({ app }) => {
    const sameOrigin = { Origin: app.url }
    expect((await requestToken(app, {}, sameOrigin)).status).toBe(201)
    expect((await requestToken(app, {}, { ...sameOrigin, "Sec-Fetch-Site": "same-origin" })).status).toBe(201)
  })
})

test.describe("fields that clients can't set", () => {
  for (const [field, body] of Object.entries({
    "room_config.egress": { room_config: { egress: { room: {} } } },
    "room_config.max_participants": { roomConfig: { maxParticipants: 2 } },
    "room_config.agents.0.agent_name": { room_config: { agents: [{ agent_name: "other" }] } },
  })) {
    test(`${field} returns 403`, async ({ app }) => {
      await expectProblem(await requestToken(app, body), 403, field)
    })
  }
})

test.describe("the development token server", () => {
  const paths = [
    "/api/v2/sandbox/connection-details",
    "/api/sandbox/connection-details?roomName=demo&participantName=Ada",
  ]
  const headers = { "X-Sandbox-ID": DEVELOPMENT_ID }

  test("returns tokens for its ID", async ({ app }) => {
    const responses = await Promise.all(
      paths.map((path) => fetch(app.url + path, { method: "POST", headers })),
    )
    const [current, legacy] = await Promise.all(responses.map((response) => response.json()))
    expect(await isAcceptedBySfu(current.server_url, current.participant_token)).toBe(true)
    expect(legacy).toMatchObject({ serverUrl: SFU_URL, roomName: "demo", participantName: "Ada" })
    expect(decodeClaims(legacy.participantToken).video.room).toBe("demo")
    expect(await isAcceptedBySfu(legacy.serverUrl, legacy.participantToken)).toBe(true)
  })

  test("returns 404 for another ID and where it isn't enabled", async ({ app, baseURL }) => {
    for (const path of paths) {
      for (const wrong of ["", `${DEVELOPMENT_ID}x`]) {
        await expectProblem(
          await fetch(app.url + path, { method: "POST", headers: { "X-Sandbox-ID": wrong } }),
          404,
        )
      }
      // The app in playwright.config.ts has no ID and runs in production.
      await expectProblem(await fetch(baseURL + path, { method: "POST", headers }), 404)
      await expectProblem(await fetch(baseURL + path), 404)
    }
  })
})

test("/api/openapi.json arrives uncompressed too", async ({ app }) => {
  const response = await fetch(`${app.url}/api/openapi.json`, {
    headers: { "Accept-Encoding": "identity" },
    signal: AbortSignal.timeout(10_000),
  })
  expect(response.headers.get("content-encoding")).toBeNull()
  const text = await response.text()
  // More than a socket buffers at once.
  expect(text.length).toBeGreaterThan(16 * 1024)
  expect(JSON.parse(text).openapi).toBe("3.1.0")
})

test("/api/health returns only whether the LiveKit server responds", async ({ app }) => {
  const healthy = await fetch(`${app.url}/api/health`)
  expect(healthy.status).toBe(200)
  expect(healthy.headers.get("cache-control")).toBe("no-store")
  expect(await healthy.json()).toEqual({ status: "ok", configuration: "complete", livekit: "reachable" })

  // Accepts connections and never responds, so that the health check has to time out.
  const silent = createServer().listen(0, "127.0.0.1")
  await once(silent, "listening")
  const disconnected = await startApp({
    LIVEKIT_URL: `ws://127.0.0.1:${portOf(silent)}`,
    LIVEKIT_API_KEY: "key",
    LIVEKIT_API_SECRET: "marked-secret",
  })
  try {
    const start = performance.now()
    const unhealthy = await fetch(`${disconnected.url}/api/health`)
    expect(performance.now() - start).toBeLessThan(3_000)
    expect(unhealthy.status).toBe(503)
    expect(await unhealthy.json()).toEqual({
      status: "failing",
      configuration: "complete",
      livekit: "unreachable",
    })
  } finally {
    await disconnected.stop()
    silent.close()
  }
})

test("pages and the API send security headers", async ({ app }) => {
  const host = new URL(SFU_URL).host
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
