import type { Page } from "@playwright/test"
import { expectInCall, expectMoving, join, people, tiles } from "./support/call"
import { sfu } from "./support/sfu"
import { expect, test } from "./support/test"

/** What LiveKit's client notes when the server ends the call while tracks are being sent. */
const CUT_OFF = {
  expectedNoise:
    /could not createOffer with closed peer connection|DataChannel error|data channel .* closed unexpectedly/,
}

async function identityOf(page: Page): Promise<string> {
  const own = page.locator("[data-source=camera]").filter({ hasText: "(you)" })
  return (await own.getAttribute("data-participant-identity")) ?? ""
}

test("who is removed is told so and not invited to rejoin; the others stay", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor(CUT_OFF)
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectMoving(tiles(ada, "Ben"))
  await sfu.removeParticipant(roomName, await identityOf(ben))
  await expect(ben.getByRole("heading", { name: "You were removed" })).toBeFocused()
  await expect(ben.getByRole("button", { name: "Rejoin" })).toHaveCount(0)
  await expect(ben.getByRole("link", { name: "Back to start" })).toBeVisible()
  await expect(people(ada)).toHaveCount(1)
})

test("a room that is closed for everyone says so, and can be opened again", async ({ visitor, roomName }) => {
  const ada = await visitor(CUT_OFF)
  await join(ada, roomName, "Ada")
  await expectMoving(tiles(ada, "Ada"))
  await sfu.deleteRoom(roomName)
  await expect(ada.getByRole("heading", { name: "The call has ended" })).toBeVisible()
  await ada.getByRole("button", { name: "Rejoin" }).click()
  await ada.getByRole("button", { name: "Join room" }).click()
  await expectInCall(ada)
})

test("who joins again as the same participant ends the call in the first window", async ({
  visitor,
  roomName,
}) => {
  const first = await visitor(CUT_OFF)
  await join(first, roomName, "Ada")
  await expectMoving(tiles(first, "Ada"))
  const identity = await identityOf(first)

  // The same visitor, told by the cookie, presents the identity that was given to the first window.
  const second = await first.context().newPage()
  await second.route("**/api/token", (route) =>
    route.continue({
      postData: JSON.stringify({ ...route.request().postDataJSON(), participant_identity: identity }),
    }),
  )
  await join(second, roomName, "Ada")
  await expect(first.getByRole("heading", { name: "You joined from somewhere else" })).toBeVisible()
  await expectMoving(tiles(second, "Ada"))
  await expect(people(second)).toHaveCount(1)
})

test("a full room says so before and after trying, and lets in who comes when somebody left", async ({
  visitor,
  roomName,
}) => {
  await sfu.createRoom({ name: roomName, maxParticipants: 1 })
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  // What LiveKit's client and the browser write when the server refuses the connection.
  const ben = await visitor({ expectedNoise: /503|could not establish|WebSocket|rtc\// })
  await ben.goto(`/rooms/${roomName}`)
  const full = "This room is full. As soon as somebody leaves, you can join."
  await expect(ben.getByText(full).first()).toBeVisible()
  await ben.getByRole("textbox", { name: "Your name" }).fill("Ben")
  await ben.getByRole("button", { name: "Join room" }).click()
  await expect(ben.getByRole("alert").filter({ hasText: full })).toBeVisible()

  await ada.getByRole("button", { name: "Leave" }).click()
  await expect(ada.getByRole("heading", { name: "You left" })).toBeVisible()
  await ben.getByRole("button", { name: "Join room" }).click()
  await expectInCall(ben)
})
