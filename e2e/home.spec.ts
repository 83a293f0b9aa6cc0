import { site } from "../lib/site"
import { expectInCall } from "./support/call"
import { expect, test } from "./support/test"

test("the demo room is one click away", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  await page.getByRole("link", { name: "Open the demo room" }).click()
  await expect(page).toHaveURL(`/rooms/${site.demoRoom}`)
  await expect(page.getByRole("heading", { name: `Ready to join ${site.demoRoom}?` })).toBeVisible()
})

test("a new room has a name that nobody guesses, and its link is copied", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/")
  await page.getByRole("button", { name: "New room" }).click()
  await expect(page).toHaveURL(/\/rooms\/[a-z]+-[a-z]+(-[0-9a-z]{4}){3}$/)
  await page.getByRole("button", { name: "Copy invite link" }).click()
  await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})

test("any name that a room can have leads to that room", async ({ visitor, roomName }) => {
  const page = await visitor()
  const name = `${roomName} Café/50% #1?`
  await page.goto("/")
  await page.getByRole("textbox", { name: "Room name" }).fill(`  ${name} `)
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(page.getByRole("heading", { name: `Ready to join ${name}?` })).toBeVisible()
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
  await expect(page.getByRole("heading", { name, exact: true })).toBeVisible()
})

test("a name that no room can have is refused, in the form and in the address", async ({ visitor }) => {
  const page = await visitor({ expectedNoise: /404/ })
  await page.goto("/")
  const field = page.getByRole("textbox", { name: "Room name" })
  for (const [name, fault] of [
    ["", "Enter a room name."],
    ["..", "A room can't be called"],
    ["x".repeat(257), "at most 256 bytes"],
  ] as const) {
    await field.fill(name)
    await page.getByRole("button", { name: "Join room" }).click()
    await expect(field).toHaveAccessibleDescription(new RegExp(fault))
  }
  for (const path of [`/rooms/${"x".repeat(257)}`, "/rooms/a%00b", "/nowhere"]) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expect(page.getByRole("link", { name: "Back to start" })).toBeVisible()
  }
})

test("the start page loads nothing of WebRTC", async ({ visitor }) => {
  const page = await visitor()
  const scripts: Promise<string>[] = []
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.text())
  })
  await page.goto("/", { waitUntil: "networkidle" })
  const code = (await Promise.all(scripts)).join()
  expect(code.length).toBeGreaterThan(0)
  expect(code).not.toContain("RTCPeerConnection")
})
