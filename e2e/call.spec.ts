import {
  cameraTiles,
  expectAudioReceived,
  expectInCall,
  expectVideoPlaying,
  join,
  submitName,
  tiles,
  toggle,
} from "./support/call"
import { announcements } from "./support/panels"
import { expect, test } from "./support/test"
import { callTexts, copyLinkTexts, endedTexts, errorTexts, homeTexts, prejoinTexts } from "./support/texts"

test("two participants see and hear each other", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")

  await expectVideoPlaying(tiles(ada, "Ben"))
  await expectVideoPlaying(tiles(ben, "Ada"))
  await expectAudioReceived(ada)
  await expectAudioReceived(ben)
})

test("a third participant who joins later sees the others and is seen by them", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectVideoPlaying(tiles(ada, "Ben"))

  const cleo = await visitor()
  await join(cleo, roomName, "Cleo")
  await expectVideoPlaying(tiles(cleo, "Ada"))
  await expectVideoPlaying(tiles(cleo, "Ben"))
  await expectVideoPlaying(tiles(ada, "Cleo"))
  await expectVideoPlaying(tiles(ben, "Cleo"))
})

test("whoever is alone is shown how to invite others, until somebody joins", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  const invitation = ada.getByRole("region", { name: callTexts.invite.title })
  await invitation.getByRole("button", { name: copyLinkTexts.copy }).click()
  expect(await ada.evaluate(() => navigator.clipboard.readText())).toBe(ada.url())
  await invitation.getByRole("button", { name: callTexts.invite.showCode }).click()
  await expect(invitation.getByRole("img", { name: callTexts.invite.code })).toBeVisible()

  const ben = await visitor()
  await join(ben, roomName, "Ben")
  await expect(invitation).toHaveCount(0)
  await expect(ben.getByRole("region", { name: callTexts.invite.title })).toHaveCount(0)
  await ben.getByRole("button", { name: callTexts.leave }).click()
  await expect(ben.getByText(endedTexts.stayed(roomName, 0))).toBeVisible()
  await invitation.getByRole("button", { name: callTexts.dismiss }).click()
  await expect(invitation).toHaveCount(0)
})

test("turning the camera and microphone off and on reaches the other participant", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  const bensTile = tiles(ada, "Ben")
  await expectVideoPlaying(bensTile)

  await toggle(ben, "camera").click()
  await expect(toggle(ben, "camera")).toHaveAttribute("aria-pressed", "false")
  await expect(bensTile.locator("video")).toHaveCount(0)
  await toggle(ben, "camera").click()
  await expect(toggle(ben, "camera")).toHaveAttribute("aria-pressed", "true")
  await expectVideoPlaying(bensTile)

  await toggle(ben, "microphone").click()
  await expect(bensTile).toContainText(callTexts.microphoneOff)
  await toggle(ben, "microphone").click()
  await expect(bensTile).not.toContainText(callTexts.microphoneOff)
  await expectAudioReceived(ada)
})

test("devices that were off on the pre-join screen are off in the call and can be turned on there", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")

  await ben.goto(`/rooms/${roomName}`)
  await toggle(ben, "camera").click()
  await toggle(ben, "microphone").click()
  await submitName(ben, "Ben")
  await expectInCall(ben)
  await expect(toggle(ben, "camera")).toHaveAttribute("aria-pressed", "false")
  await expect(toggle(ben, "microphone")).toHaveAttribute("aria-pressed", "false")
  await expect(tiles(ada, "Ben")).toContainText(callTexts.microphoneOff)
  await expect(tiles(ada, "Ben").locator("video")).toHaveCount(0)

  await toggle(ben, "camera").click()
  await expectVideoPlaying(tiles(ada, "Ben"))
  await toggle(ben, "microphone").click()
  await expect(tiles(ada, "Ben")).not.toContainText(callTexts.microphoneOff)
})

test("a shared screen is announced, plays for the other participant and disappears when sharing stops", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")

  await toggle(ben, "shareScreen").click()
  await expectVideoPlaying(tiles(ada, "Ben", "screen_share"))
  const toasts = ada.getByRole("region", { name: callTexts.notifications })
  await expect(toasts).toContainText(callTexts.sharingScreen.others(["Ben"]).join())
  await toggle(ben, "shareScreen").click()
  await expect(tiles(ada, "Ben", "screen_share")).toHaveCount(0)
  await expect(toasts).toContainText(callTexts.stoppedSharing.others(["Ben"]).join())
  await expect(announcements(ada)).toContainText(callTexts.stoppedSharing.others(["Ben"]).join())
  await expectVideoPlaying(tiles(ada, "Ben"))
})

test("leaving removes the tile and rejoining restores it", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectVideoPlaying(tiles(ada, "Ben"))

  await ben.getByRole("button", { name: callTexts.leave }).click()
  await expect(ben.getByRole("heading", { name: endedTexts.left.title })).toBeVisible()
  await expect(cameraTiles(ada)).toHaveCount(1)

  await ben.getByRole("button", { name: endedTexts.rejoin }).click()
  await expect(ben.getByRole("textbox", { name: prejoinTexts.yourName })).toHaveValue("Ben")
  await ben.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(ben)
  await expectVideoPlaying(tiles(ada, "Ben"))

  await ben.getByRole("button", { name: callTexts.leave }).click()
  await ben.getByRole("link", { name: errorTexts.back }).click()
  await expect(ben.getByRole("textbox", { name: homeTexts.roomName })).toBeVisible()
})

test("closing the tab removes the tile", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expectVideoPlaying(tiles(ada, "Ben"))
  await ben.close()
  await expect(cameraTiles(ada)).toHaveCount(1)
})

test("two participants with the same name stay in the call", async ({ visitor, roomName }) => {
  const first = await visitor()
  const second = await visitor()
  await join(first, roomName, "Sam")
  await join(second, roomName, "Sam")
  for (const page of [first, second]) {
    await expect(tiles(page, "Sam")).toHaveCount(2)
    await expectVideoPlaying(tiles(page, "Sam").first())
    await expectVideoPlaying(tiles(page, "Sam").last())
  }
})

test("two tabs of one browser stay in the call, even when the second one is reloaded", async ({
  visitor,
  roomName,
}) => {
  const first = await visitor()
  const second = await first.context().newPage()
  await join(first, roomName, "First")
  await join(second, roomName, "Second")
  await expectVideoPlaying(tiles(first, "Second"))
  await expectVideoPlaying(tiles(second, "First"))

  await join(second, roomName, "Second again")
  await expectVideoPlaying(tiles(first, "Second again"))
  await expect(cameraTiles(first)).toHaveCount(2)
})
