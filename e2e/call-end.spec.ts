import type { Page } from "@playwright/test"
import { texts as endedTexts } from "../lib/texts/ended"
import { texts as joinTexts } from "../lib/texts/join"
import { cameraTiles, expectInCall, expectVideoPlaying, join, submitName, tiles } from "./support/call"
import { roomService } from "./support/sfu-server"
import { expect, test } from "./support/test"
import { callTexts, errorTexts, prejoinTexts } from "./support/texts"

/** livekit-client logs these when the server ends the call while tracks are being published. */
const DISCONNECT_WARNINGS = {
  expectedNoise:
    /could not createOffer with closed peer connection|DataChannel error|data channel .* closed unexpectedly/,
}

test("a removed participant sees why, without a button to rejoin, and the others stay in the call", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor(DISCONNECT_WARNINGS)
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectVideoPlaying(tiles(ada, "Ben"))
  await roomService.removeParticipant(roomName, await identityOf(ben))
  await expect(ben.getByRole("heading", { name: endedTexts.removed.title })).toBeFocused()
  await expect(ben.getByRole("button", { name: endedTexts.rejoin })).toHaveCount(0)
  await expect(ben.getByRole("link", { name: errorTexts.back })).toBeVisible()
  await expect(cameraTiles(ada)).toHaveCount(1)
})

test("a deleted room shows that the call has ended and can be joined again", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor(DISCONNECT_WARNINGS)
  await join(ada, roomName, "Ada")
  await expectVideoPlaying(tiles(ada, "Ada"))
  await roomService.deleteRoom(roomName)
  await expect(ada.getByRole("heading", { name: endedTexts.deleted.title })).toBeVisible()
  await ada.getByRole("button", { name: endedTexts.rejoin }).click()
  await ada.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(ada)
})

test("joining with the same identity in a second window ends the call in the first", async ({
  visitor,
  roomName,
}) => {
  const first = await visitor(DISCONNECT_WARNINGS)
  await join(first, roomName, "Ada")
  await expectVideoPlaying(tiles(first, "Ada"))
  const identity = await identityOf(first)

  // The visitor cookie allows the second window to request the identity of the first.
  const second = await first.context().newPage()
  await second.route("**/api/token", (route) =>
    route.continue({
      postData: JSON.stringify({ ...route.request().postDataJSON(), participant_identity: identity }),
    }),
  )
  await join(second, roomName, "Ada")
  await expect(first.getByRole("heading", { name: endedTexts.elsewhere.title })).toBeVisible()
  await expectVideoPlaying(tiles(second, "Ada"))
  await expect(cameraTiles(second)).toHaveCount(1)
})

test("a full room is reported before and after joining fails, and can be joined once someone leaves", async ({
  visitor,
  roomName,
}) => {
  await roomService.createRoom({ name: roomName, maxParticipants: 1 })
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  // livekit-client and the browser log these when the server rejects the connection.
  const ben = await visitor({ expectedNoise: /503|could not establish|WebSocket|rtc\// })
  await ben.goto(`/rooms/${roomName}`)
  await expect(ben.getByText(joinTexts.errors["room-full"]).first()).toBeVisible()
  await submitName(ben, "Ben")
  await expect(ben.getByRole("alert").filter({ hasText: joinTexts.errors["room-full"] })).toBeVisible()

  await ada.getByRole("button", { name: callTexts.leave }).click()
  await expect(ada.getByRole("heading", { name: endedTexts.left.title })).toBeVisible()
  await ben.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(ben)
})

/** Returns the identity that the page joined with. */
async function identityOf(page: Page): Promise<string> {
  const ownTile = page.locator("[data-source=camera]").filter({ hasText: callTexts.youMark })
  return (await ownTile.getAttribute("data-participant-identity")) ?? ""
}
