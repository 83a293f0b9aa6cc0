import type { Page } from "@playwright/test"
import type { VideoGrant } from "livekit-server-sdk"
import { PROOF_ATTRIBUTE } from "../lib/participants"
import { toRights } from "../lib/room/rights"
import { generateRoomKey } from "../lib/room/room-key"
import { texts as callTexts } from "../lib/texts/call"
import { texts } from "../lib/texts/rights"
import {
  controlBar,
  expectInCall,
  expectVideoPlaying,
  join,
  publishedDevices,
  submitName,
  tiles,
  toggle,
} from "./support/call"
import { messageField, panel, pressControl } from "./support/panels"
import { joinWithSdk, signToken } from "./support/participants"
import { roomService, SFU_URL } from "./support/sfu-server"
import { expect, test } from "./support/test"
import { chatText, handsText, prejoinTexts, reactionsText, tokenTexts } from "./support/texts"

const ALL = {
  canPublish: true,
  canPublishSources: [],
  canPublishData: true,
  canSubscribe: true,
  canUpdateMetadata: true,
}

const anyOf = (names: string[]) => new RegExp(`^(${names.join("|")})$`)

/** Lets the app answer with a token of these grants, and counts the page's captures. */
async function openWithGrants(
  page: Page,
  room: string,
  identity: string,
  grant: VideoGrant,
  link = `/rooms/${room}`,
) {
  const participant_token = await signToken({ identity, name: "Ben" }, { room, ...grant })
  await page.route("**/api/token", (route) =>
    route.fulfill({ status: 201, json: { server_url: SFU_URL, participant_token } }),
  )
  await page.addInitScript(() => {
    const { mediaDevices } = navigator
    Object.assign(window, { captures: [] })
    for (const name of ["getUserMedia", "getDisplayMedia"] as const) {
      const capture = mediaDevices[name].bind(mediaDevices)
      mediaDevices[name] = (constraints) => {
        ;(window as unknown as { captures: string[] }).captures.push(name)
        return capture(constraints)
      }
    }
  })
  await page.goto(link)
}

const captures = (page: Page) =>
  page.evaluate(() => (window as unknown as { captures: string[] }).captures.length)

test("follows the rights of the token and their changes in the call", {
  tag: ["@chat", "@hands", "@reactions"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  const ben = await visitor()
  await openWithGrants(ben, roomName, "ben-1", { canPublish: false, canPublishData: false })
  await ben.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ben")
  await expect(
    ben.getByText(
      texts.summary(
        toRights({ ...ALL, canUpdateOwnMetadata: true, canPublish: false, canPublishData: false }),
      ),
    ),
  ).toBeVisible()
  await expect(toggle(ben, "camera")).toHaveCount(0)
  await ben.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(ben)
  await expectVideoPlaying(tiles(ben, "Ada"))

  const offered = controlBar(ben).getByRole("button", {
    name: anyOf([
      ...[callTexts.microphone, callTexts.camera, callTexts.shareScreen],
      ...[handsText("raiseHand"), reactionsText("react")],
    ]),
  })
  await expect(offered).toHaveCount(0)
  await pressControl(ben, chatText("chat"))
  await expect(panel(ben, chatText("chat"))).toContainText(texts.readOnlyChat)
  await expect(messageField(ben)).toHaveCount(0)
  const before = await captures(ben)
  await ben.locator("body").press("m")
  await ben.locator("body").press("v")
  await ben.locator("body").press("s")

  const permit = (permission: Partial<typeof ALL>) =>
    roomService.updateParticipant(roomName, "ben-1", { permission: { ...ALL, ...permission } })
  await permit({})
  await expect(
    ben.getByText(texts.gained(["microphone", "camera", "screenShare", "data", "raiseHand"])).first(),
  ).toBeVisible()
  await expect(offered).toHaveCount(5)
  await expect(messageField(ben)).toBeVisible()
  expect(await captures(ben)).toBe(before)
  await toggle(ben, "camera").click()
  await toggle(ben, "microphone").click()
  await expectVideoPlaying(tiles(ada, "Ben"))

  await permit({ canPublish: false })
  const notice = (text: string) => ben.getByRole("alert").filter({ hasText: text })
  await expect(notice(texts.lost(["microphone", "camera", "screenShare"]))).toBeVisible()
  await expect(toggle(ben, "camera")).toHaveCount(0)
  await expect.poll(() => publishedDevices(ben)).toEqual([])
  const whenLost = await captures(ben)
  await permit({})
  await expect(toggle(ben, "camera")).toHaveAttribute("aria-pressed", "false")
  await expect(toggle(ben, "microphone")).toHaveAttribute("aria-pressed", "false")
  expect(await captures(ben)).toBe(whenLost)
  expect(await publishedDevices(ben)).toEqual([])

  // A change of this right alone.
  await permit({ canPublishData: false })
  await expect(notice(texts.lost(["data", "raiseHand"]))).toBeVisible()
  await expect(controlBar(ben).getByRole("button", { name: handsText("raiseHand") })).toHaveCount(0)
})

test("a participant who may not rename themselves raises a hand, and proves the key of an encrypted call", {
  tag: ["@hands"],
}, async ({ visitor, roomName }) => {
  const link = `/rooms/${roomName}#${generateRoomKey()}`
  const ada = await visitor()
  await ada.goto(link)
  await submitName(ada, "Ada")
  await expectInCall(ada)
  const ben = await visitor()
  const granted = { canPublish: true, canSubscribe: true, canPublishData: true, canUpdateOwnMetadata: false }
  await openWithGrants(ben, roomName, "ben-1", granted, link)
  await submitName(ben, "Ben")
  await expectInCall(ben)
  await expectVideoPlaying(tiles(ben, "Ada"))
  await expectVideoPlaying(tiles(ada, "Ben"))

  const hand = controlBar(ben).getByRole("button", { name: handsText("raiseHand") })
  await hand.click()
  await expect(tiles(ada, "Ben").getByText(handsText("raised", 1))).toBeAttached()
  await expect(hand).toHaveAttribute("aria-pressed", "true")
  await hand.click()
  await expect(tiles(ada, "Ben").getByText(handsText("raised", 1))).toHaveCount(0)
  await expect(ada.getByText(callTexts.encrypted)).toBeVisible()

  const [participant] = (await roomService.listParticipants(roomName)).filter(({ name }) => name === "Ben")
  expect(participant?.attributes[PROOF_ATTRIBUTE]).toBeTruthy()

  // With the same rights, but a client of their own.
  const eve = await visitor()
  await joinWithSdk(eve, roomName, "Eve")
  const rename = () =>
    eve.evaluate(() =>
      window.room.localParticipant.setName("Ada").then(
        () => "done",
        ({ message }) => message,
      ),
    )
  const [{ identity = "" } = {}] = (await roomService.listParticipants(roomName)).filter(
    ({ name }) => name === "Eve",
  )
  await roomService.updateParticipant(roomName, identity, {
    permission: { ...ALL, canUpdateMetadata: false },
  })
  await expect.poll(rename).toMatch(/permission/i)
  await expect(tiles(ada, "Eve")).toBeVisible()
})

test("a token for the microphone alone offers and captures nothing else", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto("/connect/join")
  const token = await signToken({ identity: "cleo-1" }, { room: roomName, canPublishSources: [2] })
  await page
    .getByRole("textbox", { name: tokenTexts.serverUrl })
    .fill(SFU_URL.replace("localhost", "127.0.0.1"))
  await page.getByRole("textbox", { name: tokenTexts.token }).fill(token)
  await page.getByRole("button", { name: tokenTexts.next }).click()
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
  await expect(toggle(page, "camera")).toHaveCount(0)
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "true")
  await expect(
    controlBar(page).getByRole("button", { name: anyOf([callTexts.camera, callTexts.shareScreen]) }),
  ).toHaveCount(0)
  await expect.poll(async () => (await publishedDevices(page)).length).toBe(1)
})
