import type { Page } from "@playwright/test"
import { texts as callTexts } from "../lib/texts/call"
import { texts as errorTexts } from "../lib/texts/errors"
import {
  expectAudioReceived,
  expectInCall,
  expectVideoPlaying,
  join,
  submitName,
  tiles,
  toggle,
} from "./support/call"
import { controlButton, message, messageField, panel, pressControl, sendMessage } from "./support/panels"
import { expect, test } from "./support/test"
import { chatText, handsText, prejoinTexts, reactionsText } from "./support/texts"

type FailingWindow = Window & { isPatched?: boolean; failingLabel: string | undefined }

/** React logs the error that a boundary caught. An uncaught error would still fail the test. */
const expectedNoise = /Failed on purpose/

/** Lets rendering fail for elements with this accessible name; undefined ends it. */
async function failRenderingOf(page: Page, label: string | undefined): Promise<void> {
  await page.evaluate((value) => {
    const { setAttribute } = Element.prototype
    const state = window as unknown as FailingWindow
    if (!state.isPatched) {
      state.isPatched = true
      Element.prototype.setAttribute = function (name, text) {
        if (text === state.failingLabel) throw new Error("Failed on purpose")
        setAttribute.call(this, name, text)
      }
    }
    state.failingLabel = value
  }, label)
}

test("a failing tile doesn't affect the call or other tiles and can be retried", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor({ expectedNoise })
  await join(ada, roomName, "Ada")
  await failRenderingOf(ada, "Ben")
  const ben = await visitor()
  await join(ben, roomName, "Ben")

  await expect(ada.getByText(callTexts.tileFailed)).toBeVisible()
  await expectVideoPlaying(tiles(ada, "Ada"))
  await expectVideoPlaying(tiles(ben, "Ada"))
  await expectAudioReceived(ada)

  await failRenderingOf(ada, undefined)
  await ada.getByRole("button", { name: callTexts.tileAgain }).click()
  await expectVideoPlaying(tiles(ada, "Ben"))
})

test("a failing panel or control doesn't affect the call or other controls", {
  tag: ["@chat", "@hands", "@reactions"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor({ expectedNoise })
  await join(ada, roomName, "Ada")

  await failRenderingOf(ada, chatText("messages"))
  await pressControl(ada, chatText("chat"))
  await expect(panel(ada, chatText("chat"))).toContainText(callTexts.panel.failed)
  await expectVideoPlaying(tiles(ada, "Ada"))
  await failRenderingOf(ada, undefined)
  await panel(ada, chatText("chat")).getByRole("button", { name: callTexts.tileAgain }).click()
  await expect(messageField(ada)).toBeVisible()
  await sendMessage(ada, "Here we are")
  await expect(message(ada, "Here we are")).toBeVisible()

  await failRenderingOf(ada, reactionsText("reactions"))
  await controlButton(ada, reactionsText("react")).click()
  await expect(controlButton(ada, reactionsText("react"))).toHaveCount(0)
  await expect(controlButton(ada, handsText("raiseHand"))).toBeVisible()
  await expectVideoPlaying(tiles(ada, "Ada"))
})

test("a new version says so where a part of the old one is gone, and a reload loses nothing", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ expectedNoise: /status of 404|MIME type|ChunkLoadError|PartError/ })
  const fragment = "#key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
  const gone = { status: 404, contentType: "text/html", body: "<!doctype html><title>Not found</title>" }
  await page.goto(`/rooms/${roomName}${fragment}`)
  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "true")
  await page.route("**/_next/static/**", (route) => route.fulfill(gone))

  await page.getByRole("button", { name: prejoinTexts.check.open }).click()
  const dialog = page.getByRole("dialog")
  await expect(dialog).toContainText(errorTexts.parts["new-version"])
  await dialog.getByRole("button", { name: callTexts.close }).click()

  await submitName(page, "Ada")
  const alert = page.getByRole("alert").filter({ hasText: errorTexts.parts["new-version"] })
  await expect(alert).toBeVisible()
  await page.unroute("**/_next/static/**")
  await alert.getByRole("button", { name: errorTexts.reload }).click()
  await expect(page.getByRole("textbox", { name: prejoinTexts.yourName })).toHaveValue("Ada")
  expect(new URL(page.url()).hash).toBe(fragment)

  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "true")
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
})
