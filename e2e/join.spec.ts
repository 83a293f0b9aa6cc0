import { texts as joinTexts } from "../lib/texts/join"
import {
  cameraTiles,
  expectInCall,
  expectVideoPlaying,
  join,
  submitName,
  tiles,
  toggle,
} from "./support/call"
import { deferred } from "./support/signal"
import { expect, test } from "./support/test"
import {
  blocked,
  callTexts,
  endedTexts,
  errorTexts,
  homeTexts,
  nameTexts,
  prejoinTexts,
} from "./support/texts"

const FORBIDDEN = {
  status: 403,
  contentType: "application/problem+json",
  body: JSON.stringify({ title: "Not now", status: 403, detail: "The kettle is still on. Come back soon." }),
}

test("an empty or overlong name is rejected", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expect(page.getByRole("textbox", { name: prejoinTexts.yourName })).toHaveAccessibleDescription(
    nameTexts.noName,
  )
  await submitName(page, "ü".repeat(129))
  await expect(page.getByRole("textbox", { name: prejoinTexts.yourName })).toHaveAccessibleDescription(
    /longer than 256 bytes/,
  )
})

test("blocked devices show a message and don't prevent joining", async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  const ben = await visitor({ devices: [] })
  await ben.goto(`/rooms/${roomName}`)
  await expect(ben.getByText(blocked.camera)).toBeVisible()
  await expect(ben.getByText(blocked.microphone)).toBeVisible()
  await submitName(ben, "Ben")
  await expectInCall(ben)
  await expectVideoPlaying(tiles(ben, "Ada"))
  await expect(tiles(ada, "Ben")).toContainText(callTexts.microphoneOff)

  await toggle(ben, "camera").click()
  await expect(ben.getByRole("alert").filter({ hasText: blocked.camera })).toBeVisible()
  await ben.getByRole("button", { name: callTexts.dismiss }).click()
  await expectVideoPlaying(tiles(ben, "Ada"))
})

test("a blocked camera doesn't affect the microphone", async ({ visitor, roomName }) => {
  const ben = await visitor({ devices: ["microphone"] })
  await ben.goto(`/rooms/${roomName}`)
  await expect(ben.getByText(blocked.camera)).toBeVisible()
  await expect(toggle(ben, "microphone")).toHaveAttribute("aria-pressed", "true")
  await expect(ben.getByText(blocked.microphone)).toHaveCount(0)
})

test("shows the token endpoint's error message, and joining again works", async ({ visitor, roomName }) => {
  const page = await visitor({ expectedNoise: /403/ })
  await page.route("**/api/token", (route) => route.fulfill(FORBIDDEN))
  await page.goto(`/rooms/${roomName}`)
  await submitName(page, "Ada")
  await expect(page.getByText("The kettle is still on. Come back soon.")).toBeVisible()
  await page.unroute("**/api/token")
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
})

test("a retry after a failed request gets a new token, not the one of the previous join", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /403/ })
  await join(page, roomName, "Ada")
  await page.getByRole("button", { name: callTexts.leave }).click()
  // Before the name is entered, which prefetches a token.
  await page.route("**/api/token", (route) => route.fulfill(FORBIDDEN))
  await page.getByRole("button", { name: endedTexts.rejoin }).click()
  await submitName(page, "Bea")
  await expect(page.getByText("The kettle is still on.")).toBeVisible()
  await page.unroute("**/api/token")
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
  await expect(tiles(page, "Bea")).toHaveCount(1)
})

test("the token of another join is rejected", async ({ visitor, roomName }) => {
  const page = await visitor()
  let firstAnswer: unknown
  await page.route("**/api/token", async (route) => {
    const response = await route.fetch()
    firstAnswer ??= await response.json()
    await route.fulfill({ response, json: firstAnswer })
  })
  await join(page, `${roomName}-other`, "Ada")
  await page.getByRole("button", { name: callTexts.leave }).click()
  await page.getByRole("link", { name: errorTexts.back }).click()
  await page.getByRole("textbox", { name: homeTexts.roomName }).fill(roomName)
  await page.getByRole("button", { name: homeTexts.join }).click()
  await page.waitForURL(`**/rooms/${roomName}`)
  await submitName(page, "Ada")
  await expect(page.getByText(joinTexts.errors["wrong-room"])).toBeVisible()
  await expect(page.getByRole("button", { name: prejoinTexts.join })).toBeVisible()
})

test("leaving the page while the token is requested doesn't connect to the room", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  const ben = await visitor()
  const { promise: released, resolve: release } = deferred()
  await ben.route("**/api/token", async (route) => {
    await released
    await route.continue()
  })
  await ben.goto("/")
  await ben.getByRole("textbox", { name: homeTexts.roomName }).fill(roomName)
  await ben.getByRole("button", { name: homeTexts.join }).click()
  await ben.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ben")
  const requested = ben.waitForRequest("**/api/token")
  await ben.getByRole("button", { name: prejoinTexts.join }).click()
  await requested
  await ben.goBack()
  await expect(ben.getByRole("button", { name: homeTexts.newRoom })).toBeVisible()
  const connected = ben.waitForEvent("websocket", { timeout: 3000 }).catch(() => undefined)
  release()
  await ben.waitForResponse("**/api/token")
  expect(await connected).toBeUndefined()
  await expect(cameraTiles(ada)).toHaveCount(1)
})

test("joining requests one token", async ({ visitor, roomName }) => {
  const page = await visitor()
  const requests: string[] = []
  page.on("request", (request) => {
    if (request.url().includes("/api/token")) requests.push(request.method())
  })
  await join(page, roomName, "Ada")
  await expectVideoPlaying(tiles(page, "Ada"))
  await page.getByRole("button", { name: callTexts.leave }).click()
  await expect(page.getByRole("heading", { name: endedTexts.left.title })).toBeVisible()
  expect(requests).toEqual(["POST"])
})
