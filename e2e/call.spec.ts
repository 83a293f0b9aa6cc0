import { expectHearing, expectInCall, expectMoving, join, people, tiles, toggle } from "./support/call"
import { expect, test } from "./support/test"

test("two browsers see and hear each other", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")

  await expectMoving(tiles(ada, "Ben"))
  await expectMoving(tiles(ben, "Ada"))
  await expectHearing(ada)
  await expectHearing(ben)
})

test("a third who joins late sees both, and both see the third", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectMoving(tiles(ada, "Ben"))

  const cleo = await visitor()
  await join(cleo, roomName, "Cleo")
  await expectMoving(tiles(cleo, "Ada"))
  await expectMoving(tiles(cleo, "Ben"))
  await expectMoving(tiles(ada, "Cleo"))
  await expectMoving(tiles(ben, "Cleo"))
})

test("switching camera and microphone off and on is seen by the other", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const bensTile = tiles(ada, "Ben")
  await expectMoving(bensTile)

  await toggle(ben, "Camera").click()
  await expect(toggle(ben, "Camera")).toHaveAttribute("aria-pressed", "false")
  await expect(bensTile.locator("video")).toHaveCount(0)
  await toggle(ben, "Camera").click()
  await expect(toggle(ben, "Camera")).toHaveAttribute("aria-pressed", "true")
  await expectMoving(bensTile)

  await toggle(ben, "Microphone").click()
  await expect(bensTile).toContainText("Microphone off")
  await toggle(ben, "Microphone").click()
  await expect(bensTile).not.toContainText("Microphone off")
  await expectHearing(ada)
})

test("what was off in the green room is off in the call, and can be switched on there", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")

  await ben.goto(`/rooms/${roomName}`)
  await toggle(ben, "Camera").click()
  await toggle(ben, "Microphone").click()
  await ben.getByRole("textbox", { name: "Your name" }).fill("Ben")
  await ben.getByRole("button", { name: "Join room" }).click()
  await expectInCall(ben)
  await expect(toggle(ben, "Camera")).toHaveAttribute("aria-pressed", "false")
  await expect(toggle(ben, "Microphone")).toHaveAttribute("aria-pressed", "false")
  await expect(tiles(ada, "Ben")).toContainText("Microphone off")
  await expect(tiles(ada, "Ben").locator("video")).toHaveCount(0)

  await toggle(ben, "Camera").click()
  await expectMoving(tiles(ada, "Ben"))
  await toggle(ben, "Microphone").click()
  await expect(tiles(ada, "Ben")).not.toContainText("Microphone off")
})

test("a shared screen is decoded by the other, and its end is seen", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")

  await toggle(ben, "Share screen").click()
  await expectMoving(tiles(ada, "Ben", "screen_share"))
  await toggle(ben, "Share screen").click()
  await expect(tiles(ada, "Ben", "screen_share")).toHaveCount(0)
  await expectMoving(tiles(ada, "Ben"))
})

test("leaving removes the tile, and rejoining brings it back", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectMoving(tiles(ada, "Ben"))

  await ben.getByRole("button", { name: "Leave" }).click()
  await expect(ben.getByRole("heading", { name: "You left" })).toBeVisible()
  await expect(people(ada)).toHaveCount(1)

  await ben.getByRole("button", { name: "Rejoin" }).click()
  await expect(ben.getByRole("textbox", { name: "Your name" })).toHaveValue("Ben")
  await ben.getByRole("button", { name: "Join room" }).click()
  await expectInCall(ben)
  await expectMoving(tiles(ada, "Ben"))

  await ben.getByRole("button", { name: "Leave" }).click()
  await ben.getByRole("link", { name: "Back to start" }).click()
  await expect(ben.getByRole("textbox", { name: "Room name" })).toBeVisible()
})

test("closing the tab removes the tile", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectMoving(tiles(ada, "Ben"))
  await ben.close()
  await expect(people(ada)).toHaveCount(1)
})

test("two visitors with the same name both stay in", async ({ visitor, roomName }) => {
  const first = await visitor()
  const second = await visitor()
  await join(first, roomName, "Sam")
  await join(second, roomName, "Sam")
  for (const page of [first, second]) {
    await expect(tiles(page, "Sam")).toHaveCount(2)
    await expectMoving(tiles(page, "Sam").first())
    await expectMoving(tiles(page, "Sam").last())
  }
})

test("two tabs of one browser both stay in, and so does the first after a reload of the second", async ({
  visitor,
  roomName,
}) => {
  const first = await visitor()
  const second = await first.context().newPage()
  await join(first, roomName, "First")
  await join(second, roomName, "Second")
  await expectMoving(tiles(first, "Second"))
  await expectMoving(tiles(second, "First"))

  await join(second, roomName, "Second again")
  await expectMoving(tiles(first, "Second again"))
  await expect(people(first)).toHaveCount(2)
})
