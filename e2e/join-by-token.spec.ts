import type { Page } from "@playwright/test"
import { AccessToken, type VideoGrant } from "livekit-server-sdk"
import { expectAccessible } from "./support/accessibility"
import { cameraTiles, expectInCall, expectVideoPlaying, join, tiles, toggle } from "./support/call"
import { panel, pressControl } from "./support/panels"
import { expect, test } from "./support/test"
import {
  callTexts,
  copyLinkTexts,
  endedTexts,
  homeTexts,
  joinTexts,
  peopleText,
  prejoinTexts,
  textPattern,
  tokenTexts,
} from "./support/texts"

// The tests' LiveKit server under another host than the app's configuration, so that only a page that may connect
// anywhere reaches it.
const SERVER = "ws://127.0.0.1:7890"
const HOUR = 60 * 60

type Claims = { grant?: VideoGrant; ttl?: number; secret?: string }

function tokenFor(room: string, { grant, ttl = HOUR, secret = "secret" }: Claims = {}) {
  const token = new AccessToken("devkey", secret, { identity: "cleo-1", name: "Cleo", ttl })
  token.addGrant(grant ?? { roomJoin: true, room })
  return token.toJwt()
}

async function paste(page: Page, serverUrl: string, token: string) {
  await page.getByRole("textbox", { name: tokenTexts.serverUrl }).fill(serverUrl)
  await page.getByRole("textbox", { name: tokenTexts.token }).fill(token)
  await page.getByRole("button", { name: tokenTexts.next }).click()
}

test("joins with a pasted token, which isn't stored", {
  tag: "@people",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  const cleo = await visitor()
  await cleo.goto("/connect/join")
  await expectAccessible(cleo)
  const token = await tokenFor(roomName)
  // With line breaks and spaces, as copied from a terminal.
  await paste(cleo, ` ${SERVER} `, `Bearer ${token.slice(0, 50)}\n  ${token.slice(50)}`)
  await expect(cleo.getByRole("heading", { name: prejoinTexts.title(roomName) })).toBeVisible()
  await expect(cleo.getByText(prejoinTexts.joiningAs("Cleo"))).toBeVisible()
  await expect(cleo.getByRole("button", { name: copyLinkTexts.copy })).toHaveCount(0)
  await expect(toggle(cleo, "camera")).toHaveAttribute("aria-pressed", "true")
  await expectAccessible(cleo)
  await cleo.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(cleo)
  await expectVideoPlaying(tiles(cleo, "Ada"))
  await expectVideoPlaying(tiles(ada, "Cleo"))
  await pressControl(cleo, peopleText("people"))
  await expect(panel(cleo, peopleText("people")).getByText("Ada")).toBeVisible()
  // The page's own address leads nobody else into this room.
  for (const name of [copyLinkTexts.copy, callTexts.invite.showCode])
    await expect(cleo.getByRole("button", { name })).toHaveCount(0)

  expect(new URL(cleo.url())).toMatchObject({ pathname: "/connect/join", search: "", hash: "" })
  const stored = await cleo.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(stored).not.toContain("eyJ")

  await cleo.getByRole("button", { name: callTexts.leave }).click()
  await expect(cameraTiles(ada)).toHaveCount(1)
  await cleo.getByRole("button", { name: endedTexts.rejoin }).click()
  await cleo.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(cleo)
})

test("reports an invalid URL or token before anything is sent", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto("/connect/join")
  const address = page.getByRole("textbox", { name: tokenTexts.serverUrl })
  const field = page.getByRole("textbox", { name: tokenTexts.token })

  await paste(page, "", "")
  await expect(address).toHaveAccessibleDescription(tokenTexts.noServerUrl)
  await expect(field).toHaveAccessibleDescription(tokenTexts.noToken)
  for (const [url, error] of [
    ["rooms.example", joinTexts.serverUrlShape],
    ["javascript:alert(1)", joinTexts.serverUrlShape],
    ["wss://ada:word@rooms.example", joinTexts.serverUrlExtras],
  ] as const) {
    await paste(page, url, "")
    await expect(address).toHaveAccessibleDescription(error)
  }
  for (const [token, error] of [
    ["eyJhbGciOiJIUzI1NiJ9", tokenTexts.malformed],
    [await tokenFor(roomName, { ttl: -HOUR }), textPattern(tokenTexts.expired)],
    [await tokenFor(roomName, { grant: { room: roomName } }), tokenTexts.noRoomJoin],
    [await tokenFor(roomName, { grant: { roomJoin: true } }), tokenTexts.noRoom],
  ] as const) {
    await paste(page, SERVER, token)
    await expect(field).toHaveAccessibleDescription(error)
  }
  await page.clock.setFixedTime(Date.now() - 2 * HOUR * 1000)
  await paste(page, SERVER, await tokenFor(roomName))
  await expect(field).toHaveAccessibleDescription(textPattern(tokenTexts.notYetValid))
})

test("reports on the pre-join screen why the LiveKit server refuses a token", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({
    expectedNoise:
      /status of 401|ERR_CONNECTION_REFUSED|WebSocket connection|could not prepare connection|connect to server/,
  })
  for (const [serverUrl, token, message] of [
    [SERVER, await tokenFor(roomName, { secret: "another secret" }), tokenTexts.refused],
    ["ws://127.0.0.1:7899", await tokenFor(roomName), tokenTexts.unreachable],
  ] as const) {
    await page.goto("/connect/join")
    await paste(page, serverUrl, token)
    await page.getByRole("button", { name: prejoinTexts.join }).click()
    await expect(page.getByRole("alert").filter({ hasText: message })).toBeVisible()
    await expect(page.getByText("eyJ")).toHaveCount(0)
  }
  await page.getByRole("button", { name: tokenTexts.another }).click()
  await expect(page.getByRole("textbox", { name: tokenTexts.token })).toHaveValue("")
})

test("only this page may connect to any server, even after client-side navigation", async ({ visitor }) => {
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
  await expect(page.getByRole("textbox", { name: tokenTexts.serverUrl })).toBeVisible()
  expect(await mayConnect()).toBe(true)
  await goInPage("/")
  await expect(page.getByRole("button", { name: homeTexts.newRoom })).toBeVisible()
  expect(await mayConnect()).toBe(false)
})
