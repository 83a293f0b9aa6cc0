import { readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { type AppServer, copyProject, startDevelopment } from "./support/app-server"
import { cameraTiles, controlBar, expectInCall, expectVideoPlaying, submitName, tiles } from "./support/call"
import { message, pressControl, sendMessage } from "./support/panels"
import { livekitEnv, SFU_URL } from "./support/sfu-server"
import { expect, test } from "./support/test"
import { callTexts, chatText, endedTexts } from "./support/texts"

// What `npm run dev` serves: React's StrictMode runs effects and initialisers twice there. In a copy of the project, so
// that a test can edit files, and the build and a development server that is already running stay as they are.
let directory: string
let app: AppServer

test.beforeAll(async () => {
  test.setTimeout(600_000)
  directory = await copyProject("development")
  app = await startDevelopment(livekitEnv(SFU_URL), directory)
  // Compiled once, so that no test waits for it.
  for (const path of ["/rooms/demo", "/api/health"]) await fetch(`${app.url}${path}`)
  await fetch(`${app.url}/api/token`, { method: "OPTIONS" })
})

test.afterAll(async () => {
  await app?.stop()
  if (directory) await rm(directory, { recursive: true, force: true })
})

for (const { kind, fragment } of [
  { kind: "a plain room", fragment: "" },
  { kind: "an encrypted room", fragment: `#key=${"A".repeat(43)}` },
]) {
  test(`in ${kind}, two participants join, chat, leave and rejoin without a word in the console`, {
    tag: "@chat",
  }, async ({ visitor, roomName }) => {
    const ada = await visitor()
    const ben = await visitor()
    for (const [page, name] of [
      [ada, "Ada"],
      [ben, "Ben"],
    ] as const) {
      await page.goto(`${app.url}/rooms/${roomName}${fragment}`)
      await submitName(page, name)
      await expectInCall(page)
    }
    const expectConnected = async () => {
      await expectVideoPlaying(tiles(ada, "Ben"))
      await expectVideoPlaying(tiles(ben, "Ada"))
      for (const page of [ada, ben]) {
        await expect(page.getByText(callTexts.encrypted)).toHaveCount(fragment ? 1 : 0)
      }
    }
    await expectConnected()
    await sendMessage(ada, "Hello Ben")
    await pressControl(ben, chatText("chat"))
    await expect(message(ben, "Hello Ben")).toBeVisible()

    await controlBar(ben).getByRole("button", { name: callTexts.leave }).click()
    await expect(cameraTiles(ada)).toHaveCount(1)
    await ben.getByRole("button", { name: endedTexts.rejoin }).click()
    await submitName(ben, "Ben")
    await expectInCall(ben)
    await expectConnected()
    expect(app.log(), "warnings in the terminal").not.toContain("⚠")
  })
}

test("icon, link preview, manifest and the browser's toolbar follow an edited theme without a restart", async () => {
  const path = join(directory, "app/globals.css")
  const original = await readFile(path, "utf8")
  const get = async (route: string) => Buffer.from(await (await fetch(`${app.url}${route}`)).arrayBuffer())
  const routes = ["/icon", "/apple-icon", "/favicon.ico", "/icons/192", "/opengraph-image"]
  const before = await Promise.all(routes.map(get))
  const edited = original
    .replace(/--color-primary:[^;]+;/, "--color-primary: #aa00bb;")
    .replace(/--color-background:[^;]+;/, "--color-background: #102030;")
  await writeFile(path, edited)
  expect((await get("/icon")).toString()).toContain("#aa00bb")
  for (const [index, route] of routes.entries()) {
    expect((await get(route)).equals(before[index] ?? Buffer.alloc(0)), `${route} is the old one`).toBe(false)
  }
  expect(JSON.parse((await get("/manifest.webmanifest")).toString()).theme_color).toBe("#102030")
  expect((await get("/")).toString()).toMatch(/<meta name="theme-color"[^>]*content="#102030"/)
})
