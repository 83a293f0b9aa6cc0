import { readFile, rm } from "node:fs/promises"
import { texts as callTexts } from "../lib/texts/call"
import { texts as errorTexts } from "../lib/texts/errors"
import { texts as homeTexts } from "../lib/texts/home"
import { type AppServer, buildCopy, startApp } from "./support/app-server"
import { expectAudioReceived, expectInCall, expectVideoPlaying, submitName, tiles } from "./support/call"
import { API_SECRET, livekitEnv } from "./support/sfu-server"
import { expect, test } from "./support/test"

// A build as a cloner may change it: served under a path, with routes of its own and the page of `examples/minimal`.
const BASE_PATH = "/meet"

/** GET sends one chunk, and the other after a POST. */
const STREAMING_ROUTE = `
let release = () => {}

export function GET() {
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const encoder = new TextEncoder()
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(encoder.encode("first"))
      await released
      controller.enqueue(encoder.encode("second"))
      controller.close()
    },
  })
  return new Response(body, { headers: { "Content-Type": "text/plain" } })
}

export function POST() {
  release()
  return new Response(null, { status: 204 })
}
`

/** Keeps in the page, and prints on the server, what it is given. */
const MONITORING = `
import type { ErrorReport } from "./report-error"
import type { ProductEvent } from "./track"

const page = globalThis as { reports?: unknown[]; events?: ProductEvent[] }

export function sendError({ error, ...report }: ErrorReport) {
  const text = { ...report, message: error.message }
  if (typeof window === "undefined") console.info(\`REPORT \${JSON.stringify(text)}\`)
  page.reports = [...(page.reports ?? []), text]
}

export function sendEvent(event: ProductEvent) {
  page.events = [...(page.events ?? []), event]
}
`

const BROKEN_PAGE = `
export default function Broken() {
  throw new Error("broken on purpose: ${API_SECRET}")
}
`

let directory: string
let app: AppServer

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(600_000)
  const { server_url } = await (await fetch(`${baseURL}/api/token`, { method: "POST" })).json()
  const config = (await readFile("next.config.ts", "utf8")).replace(
    'basePath: ""',
    `basePath: "${BASE_PATH}"`,
  )
  const minimal = (await readFile("examples/minimal/page.tsx", "utf8")).replace(
    '"/api/token"',
    `"${BASE_PATH}/api/token"`,
  )
  const files = {
    "next.config.ts": config,
    "app/api/stream/route.ts": STREAMING_ROUTE,
    "lib/monitoring.ts": MONITORING,
    "app/broken/page.tsx": BROKEN_PAGE,
    "app/minimal/page.tsx": minimal,
  }
  directory = await buildCopy("custom", {}, files)
  app = await startApp(livekitEnv(server_url), directory)
})

test.afterAll(async () => {
  await app?.stop()
  if (directory) await rm(directory, { recursive: true, force: true })
})

test("a streaming route under /api sends each chunk at once", async () => {
  const url = `${app.url}${BASE_PATH}/api/stream`
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000) })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toBe("first")
  await fetch(url, { method: "POST" })
  expect((await reader?.read())?.value).toBe("second")
  expect((await reader?.read())?.done).toBe(true)
})

test("the page of examples/minimal: two browsers see each other, and one leaves", async ({ visitor }) => {
  const [ada, bob] = await Promise.all([visitor(), visitor()])
  for (const page of [ada, bob]) {
    await page.goto(`${app.url}${BASE_PATH}/minimal`)
    await page.getByRole("button", { name: "Join" }).click()
  }
  for (const page of [ada, bob]) {
    await expect(page.locator("video")).toHaveCount(2)
    for (const index of [0, 1]) await expectVideoPlaying(page.locator("video").nth(index))
    await expectAudioReceived(page)
  }
  await bob.getByRole("button", { name: "Leave" }).click()
  await expect(bob.getByRole("button", { name: "Join" })).toBeVisible()
  await expect(ada.locator("video")).toHaveCount(1)
})

test("under a base path, a visitor joins from the start page, and every address of the app exists", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /404/ })
  const home = `${app.url}${BASE_PATH}`
  const outside: string[] = []
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin === app.url && !`${pathname}/`.startsWith(`${BASE_PATH}/`)) outside.push(pathname)
  })
  await page.goto(home)
  await page.getByRole("textbox", { name: homeTexts.roomName }).fill(roomName)
  await page.getByRole("button", { name: homeTexts.join }).click()
  await expect(page).toHaveURL(`${home}/rooms/${roomName}`)
  await submitName(page, "Ada")
  await expectInCall(page)
  await expectVideoPlaying(tiles(page, "Ada"))
  expect(outside).toEqual([])

  const pages = [home, `${home}/connect`, `${home}/connect/join`, `${home}/rooms/%20`, `${home}/missing`]
  for (const url of pages) {
    await page.goto(url)
    const links = await page
      .locator("a[href], link[href]")
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    for (const link of links.filter((link) => link.startsWith(app.url))) {
      expect((await page.request.get(link)).status(), `${link} on ${url}`).toBe(200)
    }
  }
  await page.getByRole("link", { name: errorTexts.back }).click()
  await expect(page).toHaveURL(home)

  const manifest = await (await page.request.get(`${home}/manifest.webmanifest`)).json()
  for (const path of [manifest.start_url, ...manifest.icons.map(({ src }: { src: string }) => src)]) {
    expect((await page.request.get(`${app.url}${path}`)).status(), path).toBe(200)
  }
  const image = await page.locator('meta[property="og:image"]').first().getAttribute("content")
  expect((await page.request.get(image ?? "")).status()).toBe(200)
  const { servers } = await (await page.request.get(`${home}/api/openapi.json`)).json()
  expect(servers).toEqual([{ url: BASE_PATH }])
})

test("errors of pages and of the server reach lib/monitoring.ts, without keys", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /on purpose|500|React error #441/ })
  const reports = () => page.evaluate(() => (window as { reports?: unknown[] }).reports)
  await page.goto(`${app.url}${BASE_PATH}/rooms/${roomName}#host=abcdefghijklmnop`)
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error(`thrown on purpose at ${location.href}`)
    })
    void Promise.reject(new Error("rejected on purpose"))
  })
  const route = `${BASE_PATH}/rooms/[roomName]`
  const message = `thrown on purpose at ${app.url}${route}`
  await expect.poll(reports).toHaveLength(2)
  expect(await reports()).toEqual(
    expect.arrayContaining([
      { place: "page", route, message },
      { place: "page", route, message: "rejected on purpose" },
    ]),
  )

  await page.goto(`${app.url}${BASE_PATH}/broken`)
  await expect(page.getByRole("heading", { name: errorTexts.broken.title })).toBeVisible()
  await expect.poll(reports).toMatchObject([{ place: "page", digest: expect.any(String) }])
  const [{ digest }] = (await reports()) as [{ digest: string }]
  const printed = [...app.log().matchAll(/REPORT (.+)/g)].map(([, json = ""]) => JSON.parse(json))
  const onPurpose = "broken on purpose: [secret]"
  expect(printed).toEqual([{ place: "render", route: "/broken", digest, message: onPurpose }])
})

test("a call's events reach lib/monitoring.ts", async ({ visitor, roomName }) => {
  const [ada, ben] = [await visitor(), await visitor()]
  for (const [page, name] of [
    [ada, "Ada"],
    [ben, "Ben"],
  ] as const) {
    await page.goto(`${app.url}${BASE_PATH}/rooms/${roomName}`)
    await submitName(page, name)
    await expectInCall(page)
  }
  const events = () => ben.evaluate(() => (window as { events?: { type: string }[] }).events)
  const afterMs = expect.any(Number)
  await expect.poll(events).toContainEqual({ type: "joined", afterMs })
  await expect.poll(events).toContainEqual({ type: "first-frame", afterMs })
  await ben.getByRole("button", { name: callTexts.leave }).click()
  await expect.poll(events).toContainEqual({ type: "left", reason: "CLIENT_INITIATED", afterMs })
})
