import type { Page } from "@playwright/test"
import { texts as peopleTexts } from "../lib/texts/people"
import { expectInCall, submitName, tiles, toggle } from "./support/call"
import { controlButton, message, panel, sendMessage } from "./support/panels"
import { joinWithSdk } from "./support/participants"
import { expect, test } from "./support/test"
import { callTexts, endedTexts, handsText, peopleText, prejoinTexts } from "./support/texts"

// A React error in the translated page would be logged, and fail the test.
test("a page that the browser translates works through a call, its end and the next one", {
  tag: ["@chat", "@people", "@hands"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await ada.goto(`/rooms/${roomName}`)
  await expect(toggle(ada, "camera")).toHaveAttribute("aria-pressed", "true")
  await translate(ada)
  await toggle(ada, "camera").click()
  await toggle(ada, "camera").click()
  await submitName(ada, "")
  await expect(ada.getByText(peopleTexts.noName)).toBeVisible()
  await submitName(ada, "Ada")
  await expectInCall(ada)

  await toggle(ada, "microphone").click()
  await controlButton(ada, handsText("raiseHand")).click()
  await expect(controlButton(ada, handsText("raiseHand"))).toHaveAttribute("aria-pressed", "true")
  await sendMessage(ada, "See https://example.com today")
  await expect(message(ada, "See https://example.com today")).toBeVisible()
  const ben = await visitor()
  await joinWithSdk(ben, roomName, "Ben")
  await expect(tiles(ada, "Ben")).toBeVisible()
  await ben.evaluate(() => window.room.localParticipant.sendText("Hello", { topic: "lk.chat" }))
  await expect(message(ada, "Hello")).toBeVisible()
  await controlButton(ada, peopleText("people")).click()
  await expect(panel(ada, peopleText("people")).getByRole("listitem")).toHaveCount(2)
  await panel(ada, peopleText("people")).getByRole("button", { name: callTexts.invite.showCode }).click()
  await ben.evaluate(() => window.room.disconnect())
  await expect(tiles(ada, "Ben")).toHaveCount(0)
  await controlButton(ada, handsText("raiseHand")).click()
  await toggle(ada, "microphone").click()
  await expect(toggle(ada, "microphone")).toHaveAttribute("aria-pressed", "true")

  await ada.getByRole("button", { name: callTexts.leave }).click()
  await expect(ada.getByRole("heading", { name: endedTexts.left.title })).toBeVisible()
  await ada.getByRole("button", { name: endedTexts.rejoin }).click()
  await ada.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(ada)
  await expect(ada.locator("font font").first()).toBeAttached()
})

/** Does to a page what browsers' translators do, now and after every change: each text node gives way to elements. */
function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const wrapTexts = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const texts: Node[] = []
      while (walker.nextNode()) texts.push(walker.currentNode)
      for (const text of texts) {
        const parent = text.parentElement
        if (!parent || !text.nodeValue?.trim() || parent.closest("font, script, style, textarea")) continue
        const outer = document.createElement("font")
        const inner = document.createElement("font")
        inner.textContent = text.nodeValue
        outer.append(inner)
        parent.replaceChild(outer, text)
      }
    }
    wrapTexts()
    new MutationObserver(wrapTexts).observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
}
