import type { Page } from "@playwright/test"
import {
  cameraTiles,
  expectAudioReceived,
  expectInCall,
  expectVideoPlaying,
  join,
  submitName,
  tiles,
} from "./support/call"
import { message, sendMessage } from "./support/panels"
import { joinWithSdk } from "./support/participants"
import { expect, test } from "./support/test"
import { callTexts, chatText, homeTexts, joinTexts, prejoinTexts } from "./support/texts"

const OTHER_KEY = "A".repeat(43)

/** Joins by a link including its fragment. */
async function joinByLink(page: Page, link: string, name: string) {
  await page.goto(link)
  await submitName(page, name)
  await expectInCall(page)
}

/** Returns the room's name in the link of a room. */
function roomNameOf(link: string): string {
  return decodeURIComponent(new URL(link).pathname.replace("/rooms/", ""))
}

/** Creates an encrypted room on the start page and returns its link. */
async function createEncryptedRoom(page: Page): Promise<string> {
  await page.goto("/")
  await page.getByRole("checkbox", { name: homeTexts.encrypt }).check()
  await page.getByRole("button", { name: homeTexts.newRoom }).click()
  await expect(page).toHaveURL(/#key=[\w-]{43}$/)
  return page.url()
}

test("participants with the key see and hear each other and see that the call is encrypted", {
  tag: "@chat",
}, async ({ visitor }) => {
  const ada = await visitor()
  const ben = await visitor()
  const requests: string[] = []
  ada.on("request", (request) => requests.push(`${request.url()} ${request.postData() ?? ""}`))
  const link = await createEncryptedRoom(ada)
  await joinByLink(ada, link, "Ada")
  await joinByLink(ben, link, "Ben")

  await expectVideoPlaying(tiles(ada, "Ben"))
  await expectVideoPlaying(tiles(ben, "Ada"))
  await expectAudioReceived(ben)
  await expect(ada.getByText(callTexts.encrypted)).toBeVisible()
  await expect(ben.getByText(callTexts.encrypted)).toBeVisible()
  await sendMessage(ada, "Only for us")
  await sendMessage(ben, "Got it")
  await expect(message(ben, "Only for us")).toHaveText(/^Ada.*Only for us$/)
  await expect(message(ada, "Got it")).toHaveText(/^Ben.*Got it$/)

  const key = new URL(link).hash.replace("#key=", "")
  expect(requests.filter((request) => request.includes(key))).toEqual([])
})

test("both sides see who has no key or another one, and what isn't encrypted", {
  tag: "@chat",
}, async ({ visitor }) => {
  const expectedNoise = /InvalidKey|Suppressing further|DataCryptor/
  const ada = await visitor({ expectedNoise })
  const eve = await visitor({ expectedNoise })
  const link = await createEncryptedRoom(ada)
  await joinByLink(ada, link, "Ada")
  await joinByLink(eve, link.replace(/#.*/, ""), "Eve")
  await expect(tiles(eve, "Ada")).toContainText(callTexts.undecryptable["no-key"])
  await expect(eve.getByRole("button", { name: callTexts.youUnencrypted })).toBeVisible()
  await ada.getByRole("button", { name: callTexts.partlyEncrypted }).click()
  await expect(ada.getByRole("dialog")).toContainText(callTexts.unencrypted["plain-tracks"]("Eve"))
  await ada.keyboard.press("Escape")
  await sendMessage(eve, "Hello from Eve")
  await expect(message(eve, "Hello from Eve")).toContainText(chatText("plain"))
  await sendMessage(ada, "The secret")
  await expect(message(ada, "Hello from Eve")).toContainText(chatText("plain"))
  await expect(message(eve, chatText("undecryptable", "Ada", 1))).toBeVisible()
  await expect(message(eve, "The secret")).toHaveCount(0)

  // Another key in the address alone would not load the page again.
  await eve.goto("about:blank")
  await joinByLink(eve, link.replace(/#.*/, `#key=${OTHER_KEY}`), "Eve")
  await expect(tiles(eve, "Ada")).toContainText(callTexts.undecryptable["wrong-key"])
  await eve.getByRole("button", { name: callTexts.partlyEncrypted }).click()
  await expect(eve.getByRole("dialog")).toContainText(callTexts.unencrypted["other-key"]("Ada", 1))
  // Video need not arrive: a tile that can't show it has no video element, so it may be paused before its first packet.
  await expect.poll(async () => (await receivedMedia(eve)).audioPackets).toBeGreaterThan(20)
  expect((await receivedMedia(eve)).framesDecoded).toBe(0)
  await sendMessage(ada, "Another secret")
  await expect(message(ada, "Another secret")).toContainText(chatText("unreadable", ["Eve"]))
})

test("words reach the server encrypted, and a silent listener without the key is named", {
  tag: "@chat",
}, async ({ visitor }) => {
  const ada = await visitor()
  const eve = await visitor()
  const link = await createEncryptedRoom(ada)
  await joinByLink(ada, link, "Ada")
  await eve.addInitScript(collectReceivedData)
  // Says that it is encrypted, publishes nothing and waits.
  await joinWithSdk(eve, roomNameOf(link), "Eve")
  await eve.evaluate(() => window.room.localParticipant.setAttributes({ encrypted: "true" }))

  await ada.getByRole("button", { name: callTexts.partlyEncrypted }).click()
  await expect(ada.getByRole("dialog")).toContainText(callTexts.unencrypted["no-key"]("Eve", 1))
  await ada.keyboard.press("Escape")
  await sendMessage(ada, "The secret")
  await expect(message(ada, "The secret")).toContainText(chatText("unreadable", ["Eve"]))
  await expect.poll(() => eve.evaluate(() => window.receivedData.length)).toBeGreaterThan(0)
  const received = await eve.evaluate(() =>
    window.receivedData.map((bytes) => new TextDecoder().decode(bytes)),
  )
  expect(received.filter((text) => /secret|lk\.chat/.test(text))).toEqual([])

  await eve.evaluate(() => window.room.localParticipant.sendText("Trust me", { topic: "lk.chat" }))
  await expect(message(ada, "Trust me")).toContainText(chatText("plain"))
})

test("a link with a damaged key can't be used to join", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto(`/rooms/${roomName}#key=cut-off`)
  await expect(page.getByText(joinTexts.errors["damaged-key"])).toBeVisible()
  await expect(page.getByRole("button", { name: prejoinTexts.join })).toHaveCount(0)
})

test("a key that is added to the URL on the pre-join screen is used for the call", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await page.goto(`/rooms/${roomName}`)
  const prefetched = page.waitForResponse("**/api/token")
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).fill("Ada")
  await prefetched
  await page.evaluate((key) => {
    location.hash = `key=${key}`
  }, OTHER_KEY)
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
  await expect(page.getByText(callTexts.encrypted)).toBeVisible()
})

test("an unencrypted room doesn't mention encryption", async ({ visitor, roomName }) => {
  const page = await visitor()
  await join(page, roomName, "Ada")
  await expect(cameraTiles(page)).toHaveCount(1)
  await expect(page.getByText("encrypted")).toHaveCount(0)
})

/** Returns what a page has received of others, by its connections' statistics. */
function receivedMedia(page: Page): Promise<{ audioPackets: number; framesDecoded: number }> {
  return page.evaluate(async () => {
    const received = { audioPackets: 0, framesDecoded: 0 }
    for (const connection of window.peerConnections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== "inbound-rtp") continue
        if (report.kind === "audio") received.audioPackets += report.packetsReceived
        received.framesDecoded += report.framesDecoded ?? 0
      }
    }
    return received
  })
}

declare global {
  interface Window {
    receivedData: Uint8Array[]
  }
}

/** Keeps the messages of all data channels. Runs before LiveKit's client. */
function collectReceivedData(): void {
  window.receivedData = []
  const { prototype } = RTCDataChannel
  const { set } = Object.getOwnPropertyDescriptor(prototype, "onmessage") ?? {}
  Object.defineProperty(prototype, "onmessage", {
    set(handler: ((event: MessageEvent<ArrayBuffer>) => void) | null) {
      set?.call(
        this,
        handler &&
          ((event: MessageEvent<ArrayBuffer>) => {
            window.receivedData.push(new Uint8Array(event.data))
            handler(event)
          }),
      )
    },
  })
}
