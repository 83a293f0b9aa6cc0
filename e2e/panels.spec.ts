import { expectInShape } from "./support/accessible"
import { expectMoving, join, tiles, toggle } from "./support/call"
import { joinAsOther } from "./support/other-client"
import { control, messageField, panel, pressControl, said, write } from "./support/panels"
import { expect, test } from "./support/test"

test("the focus moves into a panel and back, and one is open at a time", {
  tag: ["@people", "@chat"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")

  await control(ada, "Chat").click()
  await expect(messageField(ada)).toBeFocused()
  await messageField(ada).press("Escape")
  await expect(panel(ada, "Chat")).toHaveCount(0)
  await expect(control(ada, "Chat")).toBeFocused()

  await control(ada, "People").click()
  await expect(panel(ada, "People").getByRole("heading", { name: "People" })).toBeFocused()
  await ada.keyboard.press("c")
  await expect(panel(ada, "People")).toHaveCount(0)
  await expect(messageField(ada)).toBeFocused()
  await panel(ada, "Chat").getByRole("button", { name: "Close chat" }).click()
  await expect(control(ada, "Chat")).toBeFocused()
})

test("on a narrow screen the menu opens panels, and a panel covers what is behind it", {
  tag: ["@people", "@chat"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor({ viewport: { width: 280, height: 653 } })
  await join(ada, roomName, "Ada")
  await pressControl(ada, "Chat")
  await expect(messageField(ada)).toBeFocused()
  await expect(tiles(ada, "Ada")).toBeHidden()
  await messageField(ada).press("Escape")
  await expect(control(ada, "More")).toBeFocused()
  await expect(tiles(ada, "Ada")).toBeVisible()
  await ada.keyboard.press("p")
  await expect(panel(ada, "People")).toBeVisible()
})

test("people are listed with their state, and invited by link and QR code", {
  tag: ["@people", "@announcer"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await expect(control(ada, "People")).toHaveAccessibleDescription("2 people")
  await control(ada, "People").click()
  const lines = panel(ada, "People").getByRole("listitem")
  await expect(lines).toHaveText([/Ada.*\(you\)/, /Ben/])
  await expect(lines.last()).toContainText("Microphone on")
  await toggle(ben, "Microphone").click()
  await toggle(ben, "Camera").click()
  await expect(lines.last()).toContainText("Microphone off")
  await expect(lines.last()).toContainText("Camera off")

  await panel(ada, "People").getByRole("button", { name: "Copy invite link" }).click()
  await expect(ada.getByRole("status").filter({ hasText: "Link copied" })).toBeAttached()
  await panel(ada, "People").getByRole("button", { name: "Show QR code" }).click()
  await expect(
    panel(ada, "People").getByRole("img", { name: "QR code of the link to this call" }),
  ).toBeVisible()
  await expect(panel(ada, "People")).toContainText(ada.url())

  await ben.close()
  await expect(lines).toHaveCount(1)
  await expect(said(ada)).toContainText("Ben joined")
  await expect(said(ada)).toContainText("Ben left")
})

test("a raised hand is seen and heard by the others, in line, until it is lowered", {
  tag: ["@hands", "@announcer", "@people"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  const cleo = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await join(cleo, roomName, "Cleo")

  await ben.keyboard.press("h")
  await expect(control(ben, "Raise hand")).toHaveAttribute("aria-pressed", "true")
  await expect(tiles(ben, "Ben")).toContainText("Hand raised, number 1 in line")
  await expect(tiles(ada, "Ben")).toContainText("Hand raised, number 1 in line")
  await expect(said(ada)).toContainText("Ben raised a hand")
  await control(ada, "Raise hand").click()
  await expect(tiles(cleo, "Ada")).toContainText("Hand raised, number 2 in line")
  await control(cleo, "People").click()
  await expect(panel(cleo, "People").getByRole("listitem")).toHaveText([/Cleo/, /Ben/, /Ada/])

  await ben.getByRole("button", { name: "Leave" }).click()
  await expect(tiles(cleo, "Ada")).toContainText("Hand raised, number 1 in line")
  await control(ada, "Raise hand").click()
  await expect(tiles(cleo, "Ada")).not.toContainText("Hand raised")
  await expect(control(ada, "Raise hand")).toHaveAttribute("aria-pressed", "false")
})

test("a reaction is seen by the other, and nothing else passes for one", {
  tag: ["@reactions", "@announcer"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await joinAsOther(other, roomName, "Mallory")

  await control(ben, "React").click()
  await ben.getByRole("button", { name: "Applause" }).click()
  await expect(ada.locator("main").getByText("👏")).toBeVisible()
  await expect(said(ada)).toContainText("Ben reacted with 👏")
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
  // Four in three seconds, and a look between two such times sees both.
  expect(await ada.locator("main").getByText("🎉").count()).toBeLessThanOrEqual(8)
  await expect(ada.locator("main").getByText("no", { exact: true })).toHaveCount(0)
})

test("captions are shown as they are spoken, and kept in the transcript; an agent shows what it does", {
  tag: "@captions",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await expect(control(ada, "Captions")).toHaveCount(0)
  await joinAsOther(other, roomName, "Helper", "agent")
  await other.evaluate(async () => {
    await window.room.localParticipant.setAttributes({ "lk.agent.state": "thinking" })
  })
  await expect(tiles(ada, "Helper")).toContainText("Thinking…")

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
  await expect(tiles(ada, "Helper")).toContainText("Speaking…")
  const lines = ada.getByRole("main").getByRole("listitem")
  await expect(lines.filter({ hasText: "Good morning, Ada." })).toContainText("Helper")
  await expect(lines.filter({ hasText: "How are you?" })).toBeVisible()
  await expect(control(ada, "Captions")).toHaveAttribute("aria-pressed", "true")
  await control(ada, "Captions").click()
  await expect(lines.filter({ hasText: "How are you?" })).toHaveCount(0)

  await control(ada, "Transcript").click()
  await expect(panel(ada, "Transcript").getByRole("listitem")).toHaveText([
    /Good morning, Ada\./,
    /How are you\?/,
  ])
})

test("keys work in the call, and none of them while typing", {
  tag: ["@shortcuts", "@chat", "@hands", "@people"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  await expectMoving(tiles(ada, "Ada"))
  await ada.locator("body").press("v")
  await expect(toggle(ada, "Camera")).toHaveAttribute("aria-pressed", "false")
  await ada.keyboard.press("c")
  await expect(messageField(ada)).toBeFocused()
  await ada.keyboard.type("mvscph? all at once")
  await expect(messageField(ada)).toHaveValue("mvscph? all at once")
  await expect(toggle(ada, "Microphone")).toHaveAttribute("aria-pressed", "true")
  await expect(toggle(ada, "Camera")).toHaveAttribute("aria-pressed", "false")
  await expect(control(ada, "Raise hand")).toHaveAttribute("aria-pressed", "false")
  await expect(ada.getByRole("dialog")).toHaveCount(0)
  await ada.keyboard.press("Escape")

  await ada.keyboard.press("?")
  const list = ada.getByRole("dialog", { name: "Keyboard" })
  for (const [key, name] of [
    ["m", "Microphone"],
    ["v", "Camera"],
    ["s", "Share screen"],
    ["c", "Chat"],
    ["p", "People"],
    ["h", "Raise hand"],
    ["Space", "Talk while you hold it, if muted"],
    ["?", "Show this list"],
  ] as const) {
    await expect(
      list.locator("div").filter({ hasText: name }).getByText(key, { exact: true }).last(),
    ).toBeVisible()
  }
  await ada.keyboard.press("m")
  await expect(list).toBeVisible()
  await expectInShape(ada)
  await ada.keyboard.press("Escape")
  await expect(list).toBeHidden()
  await expect(control(ada, "Chat")).toBeFocused()
  await expect(toggle(ada, "Microphone")).toHaveAttribute("aria-pressed", "true")
})

test("held down, Space lets a muted person be heard", { tag: ["@shortcuts", "@chat"] }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await ada.locator("body").press("m")
  await expect(tiles(ben, "Ada")).toContainText("Microphone off")
  await ada.keyboard.down("Space")
  await expect(tiles(ben, "Ada")).not.toContainText("Microphone off")
  await expect(toggle(ada, "Microphone")).toHaveAttribute("aria-pressed", "true")
  await ada.keyboard.up("Space")
  await expect(tiles(ben, "Ada")).toContainText("Microphone off")

  // A button that has the focus is pressed by Space, and a text takes it.
  await control(ada, "Chat").focus()
  await ada.keyboard.press("Space")
  await expect(messageField(ada)).toBeFocused()
  await ada.keyboard.press("Space")
  await expect(messageField(ada)).toHaveValue(" ")
  await expect(toggle(ada, "Microphone")).toHaveAttribute("aria-pressed", "false")
})

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 280, height: 653 },
]) {
  for (const colorScheme of ["light", "dark"] as const) {
    const look = `${viewport.width}×${viewport.height} ${colorScheme}`

    test(
      `every panel fits and is accessible at ${look}`,
      { tag: ["@captions", "@chat", "@hands", "@people", "@reactions"] },
      async ({ visitor, roomName }, testInfo) => {
        const page = await visitor({ viewport, colorScheme })
        const other = await visitor()
        const check = async (view: string) => {
          await testInfo.attach(`${view} ${look}`, {
            body: await page.screenshot(),
            contentType: "image/png",
          })
          await expectInShape(page)
        }
        await join(page, roomName, "Ada Lovelace")
        await expectMoving(tiles(page, "Ada Lovelace"))
        await joinAsOther(other, roomName, "Cleo with quite a long name that goes on")
        await other.evaluate(async () => {
          const { localParticipant } = window.room
          await localParticipant.setAttributes({ "greenroom.hand": new Date().toISOString() })
          await localParticipant.sendText("Look: https://livekit.io/talk", { topic: "lk.chat" })
          await localParticipant.sendText("This is what I say", { topic: "lk.transcription" })
        })
        await expect(tiles(page, "Cleo with quite a long name that goes on")).toContainText("Hand raised")
        await check("stage with captions")
        if (await control(page, "More").isVisible()) {
          await control(page, "More").click()
          await check("menu")
          await page.keyboard.press("Escape")
        } else {
          await control(page, "React").click()
          await check("reactions")
          await page.keyboard.press("Escape")
        }
        await write(page, "Thank you")
        await check("chat")
        await pressControl(page, "People")
        await panel(page, "People").getByRole("button", { name: "Show QR code" }).click()
        await expect(panel(page, "People").getByRole("img")).toBeVisible()
        await check("people")
        await pressControl(page, "Transcript")
        await expect(panel(page, "Transcript")).toContainText("This is what I say")
        await check("transcript")
      },
    )
  }
}
