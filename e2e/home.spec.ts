import { site } from "../lib/site"
import { texts as errorTexts } from "../lib/texts/errors"
import { roomNameTexts } from "../lib/texts/home"
import { expectInCall, submitName } from "./support/call"
import { expect, test } from "./support/test"
import { copyLinkTexts, homeTexts, prejoinTexts } from "./support/texts"

test("a link opens the demo room", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  await page.getByRole("link", { name: homeTexts.demoRoom }).click()
  await expect(page).toHaveURL(`/rooms/${site.demoRoom}`)
  await expect(page.getByRole("heading", { name: prejoinTexts.title(site.demoRoom) })).toBeVisible()
})

test("a new room has an unguessable name and an invite link to copy", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  await page.getByRole("button", { name: homeTexts.newRoom }).click()
  await expect(page).toHaveURL(/\/rooms\/[a-z]+-[a-z]+(-[0-9a-z]{4}){3}$/)
  await page.getByRole("button", { name: copyLinkTexts.copy }).click()
  await expect(page.getByRole("status").filter({ hasText: copyLinkTexts.copied })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})

test("the form opens rooms with special characters in their names", async ({ visitor, roomName }) => {
  const page = await visitor()
  const name = `${roomName} Café/50% #1?`
  await page.goto("/")
  await page.getByRole("textbox", { name: homeTexts.roomName }).fill(`  ${name} `)
  await page.getByRole("button", { name: homeTexts.join }).click()
  await expect(page.getByRole("heading", { name: prejoinTexts.title(name) })).toBeVisible()
  await submitName(page, "Ada")
  await expectInCall(page)
  await expect(page.getByRole("heading", { name, exact: true })).toBeVisible()
})

test("invalid room names show an error in the form and a 404 page in the URL", async ({ visitor }) => {
  const page = await visitor({ expectedNoise: /404/ })
  await page.goto("/")
  const field = page.getByRole("textbox", { name: homeTexts.roomName })
  for (const [name, error] of [
    ["", roomNameTexts.missing],
    ["..", roomNameTexts.dots],
    ["x".repeat(257), "longer than 256 bytes"],
  ] as const) {
    await field.fill(name)
    await page.getByRole("button", { name: homeTexts.join }).click()
    await expect(field).toHaveAccessibleDescription(new RegExp(error))
  }
  for (const [path, error] of [
    [`/rooms/${"x".repeat(257)}`, "longer than 256 bytes"],
    ["/rooms/a%00b", "control characters"],
    ["/nowhere", errorTexts.notFound.title],
  ] as const) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expect(page.getByRole("main")).toContainText(error)
    await expect(page.getByRole("link", { name: errorTexts.back })).toBeVisible()
  }
})

test("the start page loads no WebRTC code", async ({ visitor }) => {
  const page = await visitor()
  const scripts: Promise<string>[] = []
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.text())
  })
  await page.goto("/", { waitUntil: "networkidle" })
  const code = (await Promise.all(scripts)).join()
  expect(code.length).toBeGreaterThan(0)
  // In LiveKit's client. The check whether the browser has WebRTC is a few lines, and not this one.
  expect(code).not.toContain("setLocalDescription")
})
