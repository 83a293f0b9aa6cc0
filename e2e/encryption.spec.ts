import type { Page } from "@playwright/test"
import { expectHearing, expectInCall, expectMoving, join, people, tiles } from "./support/call"
import { expect, test } from "./support/test"

/** Joins the room of a link as it is, with its fragment. */
async function joinByLink(page: Page, link: string, name: string) {
  await page.goto(link)
  await page.getByRole("textbox", { name: "Your name" }).fill(name)
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
}

async function newEncryptedRoom(page: Page): Promise<string> {
  await page.goto("/")
  await page.getByRole("checkbox", { name: "End-to-end encrypt the new room" }).check()
  await page.getByRole("button", { name: "New room" }).click()
  await expect(page).toHaveURL(/#key=[\w-]{43}$/)
  return page.url()
}

test("with the key two people see and hear each other, and are told that it is encrypted", {
  tag: "@encryption",
}, async ({ visitor }) => {
  const ada = await visitor()
  const ben = await visitor()
  const requests: string[] = []
  ada.on("request", (request) => requests.push(`${request.url()} ${request.postData() ?? ""}`))
  const link = await newEncryptedRoom(ada)
  await joinByLink(ada, link, "Ada")
  await joinByLink(ben, link, "Ben")

  await expectMoving(tiles(ada, "Ben"))
  await expectMoving(tiles(ben, "Ada"))
  await expectHearing(ben)
  await expect(ada.getByText("End-to-end encrypted")).toBeVisible()
  await expect(ben.getByText("End-to-end encrypted")).toBeVisible()

  const key = new URL(link).hash.replace("#key=", "")
  expect(requests.filter((request) => request.includes(key))).toEqual([])
})

test("without the key nobody's picture is decoded, and one is told why", { tag: "@encryption" }, async ({
  visitor,
}) => {
  const ada = await visitor()
  const eve = await visitor()
  const link = await newEncryptedRoom(ada)
  await joinByLink(ada, link, "Ada")
  await joinByLink(eve, link.replace(/#.*/, ""), "Eve")

  await expect(tiles(eve, "Ada")).toContainText("your link has no key")
  await expect(ada.getByText("Not everybody is encrypted")).toBeVisible()
  expect(await decodedFrames(eve)).toBe(0)
})

test("with another key nobody's picture is decoded, and one is told why", { tag: "@encryption" }, async ({
  visitor,
}) => {
  const expectedNoise = /InvalidKey|Suppressing further decryption errors/
  const ada = await visitor({ expectedNoise })
  const eve = await visitor({ expectedNoise })
  const link = await newEncryptedRoom(ada)
  await joinByLink(ada, link, "Ada")
  await joinByLink(eve, link.replace(/#.*/, `#key=${"A".repeat(43)}`), "Eve")

  await expect(tiles(eve, "Ada")).toContainText("Your link has another key than theirs.")
  expect(await decodedFrames(eve)).toBe(0)
})

test("a link with a damaged key lets nobody in by accident", { tag: "@encryption" }, async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await page.goto(`/rooms/${roomName}#key=cut-off`)
  await expect(page.getByText("The key in this link is damaged.")).toBeVisible()
  await expect(page.getByRole("button", { name: "Join room" })).toHaveCount(0)
})

test("a key that comes into the address while one is in the green room is the call's", {
  tag: "@encryption",
}, async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada")
  // The call waits behind the green room, made for a link without a key.
  await expect(page.getByRole("button", { name: "Full screen", includeHidden: true })).toBeAttached()
  await page.evaluate(
    (key) => {
      location.hash = key
    },
    `key=${"A".repeat(43)}`,
  )
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
  await expect(page.getByText("End-to-end encrypted")).toBeVisible()
})

test("a room that is not encrypted says nothing of it", { tag: "@encryption" }, async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await join(page, roomName, "Ada")
  await expect(people(page)).toHaveCount(1)
  await expect(page.getByText("encrypted")).toHaveCount(0)
})

/** How many frames of others the page has decoded, by the statistics of its connections. */
function decodedFrames(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { rememberedConnections } = window as unknown as { rememberedConnections: RTCPeerConnection[] }
    let frames = 0
    for (const connection of rememberedConnections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === "inbound-rtp" && report.kind === "video") frames += report.framesDecoded ?? 0
      }
    }
    return frames
  })
}
