import { randomBytes } from "node:crypto"
import { rm } from "node:fs/promises"
import type { Page } from "@playwright/test"
import { generateRoomKey } from "../lib/room/room-key"
import { texts as callTexts } from "../lib/texts/call"
import { texts as joinTexts } from "../lib/texts/join"
import { texts } from "../lib/texts/prejoin"
import { AUTH_COPY, authFiles, installAuth } from "../scripts/install/examples"
import { type AppServer, buildCopy, startApp } from "./support/app-server"
import { expectInCall, expectVideoPlaying, tiles } from "./support/call"
import { freePort } from "./support/servers"
import { livekitEnv } from "./support/sfu-server"
import { expect, install, test } from "./support/test"

// A project that has followed docs/authorization.md: examples/auth in a copy.

const PASSWORD = "correct horse battery"
/** Chromium logs refused requests. */
const expectedNoise = /status of 401/

let env: Record<string, string>
let app: AppServer

test.beforeAll(() => install(installAuth))

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(600_000)
  const { server_url } = await (await fetch(`${baseURL}/api/token`, { method: "POST" })).json()
  await buildCopy("auth/app", {}, authFiles())
  const port = await freePort()
  env = {
    ...livekitEnv(server_url),
    BETTER_AUTH_SECRET: randomBytes(32).toString("base64"),
    BETTER_AUTH_URL: `http://localhost:${port}`,
  }
  app = await startApp(env, AUTH_COPY, port)
})

test.afterAll(async () => {
  await app?.stop()
  await rm(AUTH_COPY, { recursive: true, force: true })
})

const field = (page: Page, name: string) => page.getByRole("textbox", { name })
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click()

async function signUp(page: Page, name: string) {
  await expect(page).toHaveURL(`${app.url}/sign-in`)
  await press(page, "Create an account")
  await field(page, "Name").fill(name)
  await signIn(page, `${name.split(" ")[0]}@example.com`, PASSWORD, "Create account")
}

async function signIn(page: Page, email: string, password: string, button = "Sign in") {
  await field(page, "Email").fill(email)
  await field(page, "Password").fill(password)
  await press(page, button)
}

test("a room's link leads through the sign-in page and back with its key, and the account's name is used", async ({
  visitor,
  roomName,
}) => {
  const key = generateRoomKey()
  const link = `${app.url}/rooms/${roomName}#${key}`
  const ada = await visitor({ expectedNoise })
  const sent: string[] = []
  ada.on("request", (request) => {
    sent.push(request.url(), request.postData() ?? "", JSON.stringify(request.headers()))
  })

  await ada.goto(link)
  await signUp(ada, "Ada Lovelace")
  await expect(ada).toHaveURL(link)
  await expect(ada.getByText(texts.joiningAs("Ada Lovelace"))).toBeVisible()
  await expect(field(ada, texts.yourName)).toHaveCount(0)
  await press(ada, texts.join)
  await expectInCall(ada)

  const ben = await visitor({ expectedNoise })
  await ben.goto(link)
  await signUp(ben, "Ben")
  await press(ben, texts.join)
  await expectInCall(ben)
  await expectVideoPlaying(tiles(ben, "Ada Lovelace"))
  await expectVideoPlaying(tiles(ada, "Ben"))
  await expect(ben.getByText(callTexts.encrypted)).toBeVisible()
  expect(sent.filter((text) => text.includes(key.replace("key=", "")))).toEqual([])
})

test("signing out and in again leads back to the room, and a session that has ended to the sign-in page", async ({
  visitor,
  roomName,
}) => {
  const link = `${app.url}/rooms/${roomName}#${generateRoomKey()}`
  const page = await visitor({ expectedNoise })
  await page.goto(link)
  await signUp(page, "Cleo")
  await page.getByRole("link", { name: texts.switchAccount }).click()
  await expect(page.getByRole("heading", { name: "You’re signed in as Cleo" })).toBeVisible()
  await press(page, "Sign out")
  await signIn(page, "cleo@example.com", "not the password")
  await expect(page.getByText("Invalid email or password")).toBeVisible()
  const denied = await page.request.post(`${app.url}/api/token`)
  expect(denied.status()).toBe(401)
  expect(await denied.json()).toMatchObject({ type: "urn:problem-type:sign-in", sign_in_url: "/sign-in" })
  await signIn(page, "cleo@example.com", PASSWORD)
  await expect(page).toHaveURL(link)
  await expect(page.getByText(texts.joiningAs("Cleo"))).toBeVisible()

  await page.context().clearCookies()
  await page.reload()
  await expect(page).toHaveURL(`${app.url}/sign-in`)
  // The session ends when the pre-join is already shown.
  await page.route("**/api/token", async (route) => {
    await page.context().clearCookies()
    await route.fulfill({ response: await page.request.post(`${app.url}/api/token`) })
  })
  await signIn(page, "cleo@example.com", PASSWORD)
  await expect(page).toHaveURL(link)
  await press(page, texts.join)
  await expect(page).toHaveURL(`${app.url}/sign-in`)
  await expect(page.getByRole("heading", { name: joinTexts.signIn.open })).toBeVisible()
})

test("where variables are missing, every route and the sign-in page name them", async ({
  visitor,
  roomName,
}) => {
  const { BETTER_AUTH_SECRET, BETTER_AUTH_URL, ...others } = env
  const incomplete = await startApp(others, AUTH_COPY)
  try {
    const page = await visitor({ expectedNoise: /status of 503/ })
    const message = "BETTER_AUTH_SECRET is missing. BETTER_AUTH_URL is missing. See docs/authorization.md."
    for (const path of ["/api/token", "/api/auth/sign-in/email"]) {
      const response = await page.request.post(incomplete.url + path, { data: {} })
      expect([path, response.status(), (await response.json()).detail]).toEqual([path, 503, message])
    }
    await page.goto(`${incomplete.url}/sign-in`)
    await expect(page.getByText(message)).toBeVisible()
    await page.goto(`${incomplete.url}/rooms/${roomName}`)
    await field(page, texts.yourName).fill("Ada")
    await press(page, texts.join)
    await expect(page.getByText(message)).toBeVisible()
  } finally {
    await incomplete.stop()
  }
})
