import { expectInCall, expectMoving, join, people, tiles, toggle } from "./support/call"
import { gate } from "./support/gate"
import { expect, test } from "./support/test"

const refusal = {
  status: 403,
  contentType: "application/problem+json",
  body: JSON.stringify({ title: "Not now", status: 403, detail: "The kettle is still on. Come back soon." }),
}

test("a name is asked for", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveAccessibleDescription(
    /Enter your name/,
  )
  await page.getByRole("textbox", { name: "Your name" }).fill("ü".repeat(129))
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveAccessibleDescription(
    /at most 256 bytes/,
  )
})

test("without camera and microphone one is told why, and can join", async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  const ben = await visitor({ devices: [] })
  await ben.goto(`/rooms/${roomName}`)
  await expect(ben.getByText("Your browser blocks the camera")).toBeVisible()
  await expect(ben.getByText("Your browser blocks the microphone")).toBeVisible()
  await ben.getByRole("textbox", { name: "Your name" }).fill("Ben")
  await ben.getByRole("button", { name: "Join room" }).click()
  await expectInCall(ben)
  await expectMoving(tiles(ben, "Ada"))
  await expect(tiles(ada, "Ben")).toContainText("Microphone off")

  await toggle(ben, "Camera").click()
  await expect(ben.getByRole("alert").filter({ hasText: "Your browser blocks the camera" })).toBeVisible()
  await ben.getByRole("button", { name: "Dismiss" }).click()
  await expectMoving(tiles(ben, "Ada"))
})

test("without a camera the microphone still works", async ({ visitor, roomName }) => {
  const ben = await visitor({ devices: ["microphone"] })
  await ben.goto(`/rooms/${roomName}`)
  await expect(ben.getByText("Your browser blocks the camera")).toBeVisible()
  await expect(toggle(ben, "Microphone")).toHaveAttribute("aria-pressed", "true")
  await expect(ben.getByText("Your browser blocks the microphone")).toHaveCount(0)
})

test("a refusal of the token endpoint is told in its own words, and joining again works", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /403/ })
  await page.route("**/api/token", (route) => route.fulfill(refusal))
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(page.getByText("The kettle is still on. Come back soon.")).toBeVisible()
  await page.unroute("**/api/token")
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
})

test("after a failed request the retry gets a token of its own, not the one of the last join", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /403/ })
  await join(page, roomName, "Ada")
  await page.getByRole("button", { name: "Leave" }).click()
  // Before the name is there, as a token is asked for soon after.
  await page.route("**/api/token", (route) => route.fulfill(refusal))
  await page.getByRole("button", { name: "Rejoin" }).click()
  await page.getByRole("textbox", { name: "Your name" }).fill("Bea")
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(page.getByText("The kettle is still on.")).toBeVisible()
  await page.unroute("**/api/token")
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
  await expect(tiles(page, "Bea")).toHaveCount(1)
})

test("a token for another room is not used", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.route("**/api/token", async (route) => {
    await route.continue({
      postData: JSON.stringify({ room_name: `${roomName}-other`, participant_name: "Ada" }),
    })
  })
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  await page.getByRole("button", { name: "Join room" }).click()
  await expect(page.getByText("The server answered for another room.")).toBeVisible()
  await expect(page.getByRole("button", { name: "Join room" })).toBeVisible()
})

test("who goes away while the token is on its way leaves no ghost in the room", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  const ben = await visitor()
  const { opened, open } = gate()
  await ben.route("**/api/token", async (route) => {
    await opened
    await route.continue()
  })
  await ben.goto("/")
  await ben.getByRole("textbox", { name: "Room name" }).fill(roomName)
  await ben.getByRole("button", { name: "Join room" }).click()
  await ben.getByRole("textbox", { name: "Your name" }).fill("Ben")
  const asked = ben.waitForRequest("**/api/token")
  await ben.getByRole("button", { name: "Join room" }).click()
  await asked
  await ben.goBack()
  await expect(ben.getByRole("button", { name: "New room" })).toBeVisible()
  const connected = ben.waitForEvent("websocket", { timeout: 3000 }).catch(() => undefined)
  open()
  await ben.waitForResponse("**/api/token")
  expect(await connected).toBeUndefined()
  await expect(people(ada)).toHaveCount(1)
})

test("one join asks for one token", async ({ visitor, roomName }) => {
  const page = await visitor()
  const requests: string[] = []
  page.on("request", (request) => {
    if (request.url().includes("/api/token")) requests.push(request.method())
  })
  await join(page, roomName, "Ada")
  await expectMoving(tiles(page, "Ada"))
  await page.getByRole("button", { name: "Leave" }).click()
  await expect(page.getByRole("heading", { name: "You left" })).toBeVisible()
  expect(requests).toEqual(["POST"])
})
