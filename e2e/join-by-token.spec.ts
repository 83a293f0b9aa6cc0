import type { Page } from "@playwright/test"
import { AccessToken, type VideoGrant } from "livekit-server-sdk"
import { expectAccessible } from "./support/accessible"
import { expectInCall, expectMoving, join, people, tiles, toggle } from "./support/call"
import { panel, pressControl } from "./support/panels"
import { expect, test } from "./support/test"

// The LiveKit server of these tests by another name than the app is configured with, so that only a page which may
// connect anywhere reaches it.
const SERVER = "ws://127.0.0.1:7890"
const HOUR = 60 * 60

type Claims = { grant?: VideoGrant; ttl?: number; secret?: string }

function tokenFor(room: string, { grant, ttl = HOUR, secret = "secret" }: Claims = {}) {
  const token = new AccessToken("devkey", secret, { identity: "cleo-1", name: "Cleo", ttl })
  token.addGrant(grant ?? { roomJoin: true, room })
  return token.toJwt()
}

async function paste(page: Page, serverUrl: string, token: string) {
  await page.getByRole("textbox", { name: "Server URL" }).fill(serverUrl)
  await page.getByRole("textbox", { name: "Participant token" }).fill(token)
  await page.getByRole("button", { name: "Choose devices" }).click()
}

test("a pasted token leads through the green room into the call, and is kept nowhere", {
  tag: ["@connect", "@people"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  const cleo = await visitor()
  await cleo.goto("/connect/join")
  await expectAccessible(cleo)
  const token = await tokenFor(roomName)
  // As it comes out of a terminal.
  await paste(cleo, ` ${SERVER} `, `Bearer ${token.slice(0, 50)}\n  ${token.slice(50)}`)
  await expect(cleo.getByRole("heading", { name: `Ready to join ${roomName}?` })).toBeVisible()
  await expect(cleo.getByText("You join as Cleo.")).toBeVisible()
  await expect(cleo.getByRole("button", { name: "Copy invite link" })).toHaveCount(0)
  await expect(toggle(cleo, "Camera")).toHaveAttribute("aria-pressed", "true")
  await expectAccessible(cleo)
  await cleo.getByRole("button", { name: "Join room" }).click()
  await expectInCall(cleo)
  await expectMoving(tiles(cleo, "Ada"))
  await expectMoving(tiles(ada, "Cleo"))
  await pressControl(cleo, "People")
  await expect(panel(cleo, "People").getByText("Ada")).toBeVisible()
  await expect(panel(cleo, "People").getByRole("button", { name: "Copy invite link" })).toHaveCount(0)

  expect(new URL(cleo.url())).toMatchObject({ pathname: "/connect/join", search: "", hash: "" })
  const stored = await cleo.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(stored).not.toContain("eyJ")

  await cleo.getByRole("button", { name: "Leave" }).click()
  await expect(people(ada)).toHaveCount(1)
  await cleo.getByRole("button", { name: "Rejoin" }).click()
  await cleo.getByRole("button", { name: "Join room" }).click()
  await expectInCall(cleo)
})

test("what is wrong with an address or a token is told before anything is sent", { tag: "@connect" }, async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await page.goto("/connect/join")
  const address = page.getByRole("textbox", { name: "Server URL" })
  const field = page.getByRole("textbox", { name: "Participant token" })

  await paste(page, "", "")
  await expect(address).toHaveAccessibleDescription(/Enter the address/)
  await expect(field).toHaveAccessibleDescription(/Paste the token/)
  for (const [url, fault] of [
    ["rooms.example", /has to be one such as wss:/],
    ["javascript:alert(1)", /has to be one such as wss:/],
    ["wss://ada:word@rooms.example", /neither a password nor a query/],
  ] as const) {
    await paste(page, url, "")
    await expect(address).toHaveAccessibleDescription(fault)
  }
  for (const [token, fault] of [
    ["eyJhbGciOiJIUzI1NiJ9", /no LiveKit access token/],
    [await tokenFor(roomName, { ttl: -HOUR }), /This token expired on/],
    [await tokenFor(roomName, { grant: { room: roomName } }), /“roomJoin” is missing/],
    [await tokenFor(roomName, { grant: { roomJoin: true } }), /names no room/],
  ] as const) {
    await paste(page, SERVER, token)
    await expect(field).toHaveAccessibleDescription(fault)
  }
  await page.clock.setFixedTime(Date.now() - 2 * HOUR * 1000)
  await paste(page, SERVER, await tokenFor(roomName))
  await expect(field).toHaveAccessibleDescription(/is not valid before/)
})

test("what the LiveKit server has against a token is told in the green room", { tag: "@connect" }, async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({
    expectedNoise:
      /status of 401|ERR_CONNECTION_REFUSED|WebSocket connection|could not prepare connection|connect to server/,
  })
  for (const [serverUrl, token, sentence] of [
    [SERVER, await tokenFor(roomName, { secret: "another secret" }), /doesn’t accept this token/],
    ["ws://127.0.0.1:7899", await tokenFor(roomName), /No LiveKit server answers at this address/],
  ] as const) {
    await page.goto("/connect/join")
    await paste(page, serverUrl, token)
    await page.getByRole("button", { name: "Join room" }).click()
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible()
    await expect(page.getByText("eyJ")).toHaveCount(0)
  }
  await page.getByRole("button", { name: "Use another token" }).click()
  await expect(page.getByRole("textbox", { name: "Participant token" })).toHaveValue("")
})

test("only this page may connect to any server, however one comes to it or leaves it", {
  tag: "@connect",
}, async ({ visitor }) => {
  const page = await visitor({ expectedNoise: /Content Security Policy|violates/ })
  const mayConnect = () =>
    page.evaluate(() =>
      fetch("http://127.0.0.1:7890").then(
        () => true,
        () => false,
      ),
    )
  const goInPage = async (path: string) => {
    await page.waitForFunction(() => "next" in window)
    const loaded = page.waitForEvent("load")
    await page.evaluate((path) => {
      const { next } = window as unknown as { next: { router: { push: (path: string) => void } } }
      next.router.push(path)
    }, path)
    await loaded
  }

  await page.goto("/")
  expect(await mayConnect()).toBe(false)
  await goInPage("/connect/join")
  await expect(page.getByRole("textbox", { name: "Server URL" })).toBeVisible()
  expect(await mayConnect()).toBe(true)
  await goInPage("/")
  await expect(page.getByRole("button", { name: "New room" })).toBeVisible()
  expect(await mayConnect()).toBe(false)
})
