import type { Locator } from "@playwright/test"
import { expectAccessibleLayout } from "./support/accessibility"
import { expectVideoPlaying, join, tiles, toggle } from "./support/call"
import {
  announcements,
  controlButton,
  messageField,
  panel,
  pressControl,
  sendMessage,
} from "./support/panels"
import { joinWithSdk } from "./support/participants"
import { expect, test } from "./support/test"
import {
  callTexts,
  captionsText,
  chatText,
  copyLinkTexts,
  handsText,
  peopleText,
  reactionsText,
  shortcutsText,
} from "./support/texts"

test("opening a panel moves the focus into it and closes the other; closing it restores the focus", {
  tag: ["@people", "@chat"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  await controlButton(ada, chatText("chat")).click()
  await expect(messageField(ada)).toBeFocused()
  await messageField(ada).press("Escape")
  await expect(panel(ada, chatText("chat"))).toHaveCount(0)
  await expect(controlButton(ada, chatText("chat"))).toBeFocused()

  await controlButton(ada, peopleText("people")).click()
  await expect(
    panel(ada, peopleText("people")).getByRole("heading", { name: peopleText("people") }),
  ).toBeFocused()
  await ada.keyboard.press("c")
  await expect(panel(ada, peopleText("people"))).toHaveCount(0)
  await expect(messageField(ada)).toBeFocused()
  await panel(ada, chatText("chat"))
    .getByRole("button", { name: chatText("close") })
    .click()
  await expect(controlButton(ada, chatText("chat"))).toBeFocused()
})

test("on a narrow screen the menu opens panels, which cover the tiles", {
  tag: ["@people", "@chat"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor({ viewport: { width: 280, height: 653 } })
  await join(ada, roomName, "Ada")
  await pressControl(ada, chatText("chat"))
  await expect(messageField(ada)).toBeFocused()
  await expect(tiles(ada, "Ada")).toBeHidden()
  await messageField(ada).press("Escape")
  await expect(controlButton(ada, callTexts.more)).toBeFocused()
  await expect(tiles(ada, "Ada")).toBeVisible()
  await ada.keyboard.press("p")
  await expect(panel(ada, peopleText("people"))).toBeVisible()

  // A browser at 400 %: the panel takes the whole window, so that its list has room.
  await ada.setViewportSize({ width: 320, height: 256 })
  await expect(controlButton(ada, callTexts.more)).toBeHidden()
  await expectRoomToScroll(panel(ada, peopleText("people")))
  await ada.keyboard.press("c")
  await expectRoomToScroll(panel(ada, chatText("chat")))
  await expect(messageField(ada)).toBeInViewport({ ratio: 1 })
  await messageField(ada).press("Escape")
  await expect(controlButton(ada, callTexts.more)).toBeFocused()
})

/** Expects a panel's list to be high enough for a few lines. */
async function expectRoomToScroll(panel: Locator) {
  await expect
    .poll(async () => (await panel.getByRole("region").first().boundingBox())?.height)
    .toBeGreaterThan(100)
}

test("the people panel lists participants with their devices and offers the invite link and its QR code", {
  tag: "@people",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expect(controlButton(ada, peopleText("people"))).toHaveAccessibleDescription(peopleText("count", 2))
  await controlButton(ada, peopleText("people")).click()
  const rows = panel(ada, peopleText("people")).getByRole("listitem")
  await expect(rows).toHaveText([/Ada.*\(you\)/, /Ben/])
  await expect(rows.last()).toContainText(peopleText("microphoneOn"))
  await toggle(ben, "microphone").click()
  await toggle(ben, "camera").click()
  await expect(rows.last()).toContainText(peopleText("microphoneOff"))
  await expect(rows.last()).toContainText(peopleText("cameraOff"))

  await panel(ada, peopleText("people")).getByRole("button", { name: copyLinkTexts.copy }).click()
  await expect(ada.getByRole("status").filter({ hasText: copyLinkTexts.copied })).toBeAttached()
  await panel(ada, peopleText("people")).getByRole("button", { name: callTexts.invite.showCode }).click()
  await expect(
    panel(ada, peopleText("people")).getByRole("img", { name: callTexts.invite.code }),
  ).toBeVisible()
  await expect(panel(ada, peopleText("people"))).toContainText(ada.url())

  await ben.close()
  await expect(rows).toHaveCount(1)
  await expect(announcements(ada)).toContainText(callTexts.joined(["Ben"]).join())
  await expect(announcements(ada)).toContainText(callTexts.left(["Ben"]).join())
})

test("raised hands are shown in order and announced until they are lowered", {
  tag: ["@hands", "@people"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  const cleo = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await join(cleo, roomName, "Cleo")

  await ben.keyboard.press("h")
  await expect(controlButton(ben, handsText("raiseHand"))).toHaveAttribute("aria-pressed", "true")
  await expect(tiles(ben, "Ben")).toContainText(handsText("raised", 1))
  await expect(tiles(ada, "Ben")).toContainText(handsText("raised", 1))
  await expect(announcements(ada)).toContainText(handsText("raisedBy", ["Ben"]))
  await controlButton(ada, handsText("raiseHand")).click()
  await expect(tiles(cleo, "Ada")).toContainText(handsText("raised", 2))
  await controlButton(cleo, peopleText("people")).click()
  await expect(panel(cleo, peopleText("people")).getByRole("listitem")).toHaveText([/Cleo/, /Ben/, /Ada/])

  await ben.getByRole("button", { name: callTexts.leave }).click()
  await expect(tiles(cleo, "Ada")).toContainText(handsText("raised", 1))
  await controlButton(ada, handsText("raiseHand")).click()
  await expect(tiles(cleo, "Ada")).not.toContainText(handsText("raised", 1))
  await expect(controlButton(ada, handsText("raiseHand"))).toHaveAttribute("aria-pressed", "false")
})

test("reactions are shown to others; invalid ones are ignored and floods are limited", {
  tag: "@reactions",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await joinWithSdk(other, roomName, "Mallory")

  await controlButton(ben, reactionsText("react")).click()
  await ben.getByRole("button").filter({ hasText: "👏" }).click()
  await expect(ada.locator("main").getByText("👏")).toBeVisible()
  await expect(announcements(ada)).toContainText(reactionsText("reacted", "Ben", "👏"))
  await expect(ada.locator("main").getByText("👏")).toHaveCount(0)

  await other.evaluate(async () => {
    const send = (text: string) =>
      window.room.localParticipant.publishData(new TextEncoder().encode(text), {
        topic: "greenroom.reaction",
        reliable: true,
      })
    await send("<b>no</b>")
    await Promise.all(Array.from({ length: 2000 }, () => send("🎉")))
  })
  await expect(ada.locator("main").getByText("🎉").first()).toBeVisible()
  // The limit is four in three seconds; the check may see two such periods.
  expect(await ada.locator("main").getByText("🎉").count()).toBeLessThanOrEqual(8)
  await expect(ada.locator("main").getByText("no", { exact: true })).toHaveCount(0)
})

test("captions appear while they are spoken and stay in the transcript; an agent's tile shows its state", {
  tag: "@captions",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await expect(controlButton(ada, captionsText("captions"))).toHaveCount(0)
  await joinWithSdk(other, roomName, "Helper", "agent")
  await other.evaluate(async () => {
    await window.room.localParticipant.setAttributes({ "lk.agent.state": "thinking" })
  })
  await expect(tiles(ada, "Helper")).toContainText(String(callTexts.agentStates.thinking))

  await other.evaluate(async () => {
    await window.room.localParticipant.setAttributes({ "lk.agent.state": "speaking" })
    const say = (text: string, isFinal: boolean) =>
      window.room.localParticipant.sendText(text, {
        topic: "lk.transcription",
        attributes: { "lk.segment_id": "s1", "lk.transcription_final": String(isFinal) },
      })
    await say("Good mor", false)
    await say("Good morning, Ada.", true)
    const writer = await window.room.localParticipant.streamText({
      topic: "lk.transcription",
      attributes: { "lk.segment_id": "s2" },
    })
    await writer.write("How are ")
    await writer.write("you?")
    await writer.close()
  })
  await expect(tiles(ada, "Helper")).toContainText(String(callTexts.agentStates.speaking))
  const lines = ada.getByRole("main").getByRole("listitem")
  await expect(lines.filter({ hasText: "Good morning, Ada." })).toContainText("Helper")
  await expect(lines.filter({ hasText: "How are you?" })).toBeVisible()
  await expect(controlButton(ada, captionsText("captions"))).toHaveAttribute("aria-pressed", "true")
  await controlButton(ada, captionsText("captions")).click()
  await expect(lines.filter({ hasText: "How are you?" })).toHaveCount(0)

  await controlButton(ada, captionsText("transcript")).click()
  await expect(panel(ada, captionsText("transcript")).getByRole("listitem")).toHaveText([
    /Good morning, Ada\./,
    /How are you\?/,
  ])
})

test("keyboard shortcuts work in the call, except while typing or in a dialog", {
  tag: ["@shortcuts", "@chat", "@hands", "@people"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  await expectVideoPlaying(tiles(ada, "Ada"))
  await ada.locator("body").press("v")
  await expect(toggle(ada, "camera")).toHaveAttribute("aria-pressed", "false")
  await ada.keyboard.press("c")
  await expect(messageField(ada)).toBeFocused()
  await ada.keyboard.type("mvscph? all at once")
  await expect(messageField(ada)).toHaveValue("mvscph? all at once")
  await expect(toggle(ada, "microphone")).toHaveAttribute("aria-pressed", "true")
  await expect(toggle(ada, "camera")).toHaveAttribute("aria-pressed", "false")
  await expect(controlButton(ada, handsText("raiseHand"))).toHaveAttribute("aria-pressed", "false")
  await expect(ada.getByRole("dialog")).toHaveCount(0)
  await ada.keyboard.press("Escape")

  await ada.keyboard.press("?")
  const list = ada.getByRole("dialog", { name: shortcutsText("title") })
  for (const [key, name] of [
    ["m", callTexts.microphone],
    ["v", callTexts.camera],
    ["s", callTexts.shareScreen],
    ["c", chatText("chat")],
    ["p", peopleText("people")],
    ["h", handsText("raiseHand")],
    [shortcutsText("space"), shortcutsText("pushToTalk")],
    ["?", shortcutsText("showList")],
  ] as const) {
    await expect(
      list.locator("div").filter({ hasText: name }).getByText(key, { exact: true }).last(),
    ).toBeVisible()
  }
  await ada.keyboard.press("m")
  await expect(list).toBeVisible()
  await expectAccessibleLayout(ada)
  await ada.keyboard.press("Escape")
  await expect(list).toBeHidden()
  await expect(controlButton(ada, chatText("chat"))).toBeFocused()
  await expect(toggle(ada, "microphone")).toHaveAttribute("aria-pressed", "true")
})

test("holding Space unmutes temporarily", { tag: ["@shortcuts", "@chat"] }, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await ada.locator("body").press("m")
  await expect(tiles(ben, "Ada")).toContainText(callTexts.microphoneOff)
  await ada.keyboard.down("Space")
  await expect(tiles(ben, "Ada")).not.toContainText(callTexts.microphoneOff)
  await expect(toggle(ada, "microphone")).toHaveAttribute("aria-pressed", "true")
  await ada.keyboard.up("Space")
  await expect(tiles(ben, "Ada")).toContainText(callTexts.microphoneOff)

  // Space presses a focused button and types into a text field.
  await controlButton(ada, chatText("chat")).focus()
  await ada.keyboard.press("Space")
  await expect(messageField(ada)).toBeFocused()
  await ada.keyboard.press("Space")
  await expect(messageField(ada)).toHaveValue(" ")
  await expect(toggle(ada, "microphone")).toHaveAttribute("aria-pressed", "false")
})

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 280, height: 653 },
]) {
  for (const colorScheme of ["light", "dark"] as const) {
    const appearance = `${viewport.width}×${viewport.height} ${colorScheme}`

    test(
      `every panel fits and is accessible at ${appearance}`,
      { tag: ["@captions", "@chat", "@hands", "@people", "@reactions"] },
      async ({ visitor, roomName }, testInfo) => {
        const page = await visitor({ viewport, colorScheme })
        const other = await visitor()
        const check = async (view: string) => {
          await testInfo.attach(`${view} ${appearance}`, {
            body: await page.screenshot(),
            contentType: "image/png",
          })
          await expectAccessibleLayout(page)
        }
        await join(page, roomName, "Ada Lovelace")
        await expectVideoPlaying(tiles(page, "Ada Lovelace"))
        await joinWithSdk(other, roomName, "Cleo with quite a long name that goes on")
        await other.evaluate(async () => {
          const { localParticipant } = window.room
          await localParticipant.setAttributes({ "greenroom.hand": new Date().toISOString() })
          await localParticipant.sendText("Look: https://livekit.io/talk", { topic: "lk.chat" })
          await localParticipant.sendText("This is what I say", { topic: "lk.transcription" })
        })
        await expect(tiles(page, "Cleo with quite a long name that goes on")).toContainText(
          handsText("raised", 1),
        )
        await check("call with captions")
        if (await controlButton(page, callTexts.more).isVisible()) {
          await controlButton(page, callTexts.more).click()
          await check("menu")
          await page.keyboard.press("Escape")
        } else {
          await controlButton(page, reactionsText("react")).click()
          await check("reactions")
          await page.keyboard.press("Escape")
        }
        await sendMessage(page, "Thank you")
        await check("chat")
        await pressControl(page, peopleText("people"))
        await panel(page, peopleText("people"))
          .getByRole("button", { name: callTexts.invite.showCode })
          .click()
        await expect(panel(page, peopleText("people")).getByRole("img")).toBeVisible()
        await check("people")
        await pressControl(page, captionsText("transcript"))
        await expect(panel(page, captionsText("transcript"))).toContainText("This is what I say")
        await check("transcript")
      },
    )
  }
}
