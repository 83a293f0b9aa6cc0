import { texts as callTexts } from "../lib/texts/call"
import { expectNoHorizontalOverflow } from "./support/accessibility"
import { join, tiles } from "./support/call"
import { announcements, controlButton, message, messageField, panel, sendMessage } from "./support/panels"
import { joinWithSdk } from "./support/participants"
import { installSignalSwitch } from "./support/signal"
import { expect, test } from "./support/test"
import { chatText, textPattern } from "./support/texts"

test("messages reach the other participant, and unread ones are counted", {
  tag: "@chat",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")

  await sendMessage(ada, "Slides are at https://livekit.io/talk.")
  await sendMessage(ada, "Second")
  await expect(message(ada, "Slides")).toContainText(chatText("you"))
  await expect(controlButton(ben, chatText("chat"))).toHaveAccessibleDescription(chatText("unread", 2))
  await expect(controlButton(ben, chatText("chat"))).toContainText("2")
  await expect(controlButton(ben, chatText("chat"))).toHaveAttribute("aria-pressed", "false")
  await expect(announcements(ben)).toContainText(chatText("wrote", "Ada", "Second"))

  await controlButton(ben, chatText("chat")).click()
  await expect(controlButton(ben, chatText("chat"))).toHaveAttribute("aria-pressed", "true")
  await expect(controlButton(ben, chatText("chat"))).not.toHaveAccessibleDescription(/\d/)
  await expect(message(ben, "Slides")).toContainText("Ada")
  await expect(message(ben, "Second")).not.toContainText("Ada")
  const link = panel(ben, chatText("chat")).getByRole("link")
  await expect(link).toHaveAttribute("href", "https://livekit.io/talk")
  await expect(link).toHaveAttribute("rel", "noopener noreferrer")
  await expect(link).toHaveAttribute("target", "_blank")

  await messageField(ben).fill("One")
  await messageField(ben).press("Shift+Enter")
  await messageField(ben).pressSequentially("two")
  await messageField(ben).press("Enter")
  await expect(message(ada, "One")).toContainText("One\ntwo")
  await expect(controlButton(ada, chatText("chat"))).not.toContainText("1")
})

test("a participant who joins later sees that earlier messages aren't shown", { tag: "@chat" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  await sendMessage(ada, "Before Cleo")
  await expect(message(ada, "Before Cleo")).toBeVisible()

  const cleo = await visitor()
  await join(cleo, roomName, "Cleo")
  await controlButton(cleo, chatText("chat")).click()
  await expect(panel(cleo, chatText("chat"))).toContainText(chatText("joined"))
  await expect(message(cleo, "Before Cleo")).toHaveCount(0)
  await sendMessage(ada, "After Cleo")
  await expect(message(cleo, "After Cleo")).toBeVisible()
})

test("other LiveKit apps can send and receive messages", { tag: "@chat" }, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await joinWithSdk(other, roomName, "Robin")
  await other.evaluate(() => {
    window.receivedTexts = []
    window.room.registerTextStreamHandler("lk.chat", async (reader) => {
      window.receivedTexts.push(await reader.readAll())
    })
  })
  await controlButton(ada, chatText("chat")).click()
  await other.evaluate(() => window.room.localParticipant.sendText("From afar", { topic: "lk.chat" }))
  await expect(message(ada, "From afar")).toContainText("Robin")
  await sendMessage(ada, "Welcome")
  await expect.poll(() => other.evaluate(() => window.receivedTexts)).toEqual(["Welcome"])
})

test("hostile messages are shown as plain text within bounds", { tag: "@chat" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await controlButton(ada, chatText("chat")).click()
  await joinWithSdk(other, roomName, `<b>Mal</b>\u202e${"\u0335".repeat(60)}`)
  const texts = [
    "<script>document.title = 'injected'</script><img src=x onerror=\"document.title='injected'\">",
    "javascript:alert(1) javascript:https://a.example data:text/html,x https://bank.example@evil.example",
    `rtl \u202egnp.exe ${"Z\u0335\u0327\u0316".repeat(20)}${"\u0335".repeat(2000)} end`,
    `${"\n".repeat(3000)}far down`,
    "x".repeat(64_000),
  ]
  for (const text of texts) {
    await other.evaluate((value) => window.room.localParticipant.sendText(value, { topic: "lk.chat" }), text)
  }
  // 49 KB on the wire would become 50 MB.
  await other.evaluate(() => window.room.localParticipant.sendText("x".repeat(50e6), { topic: "lk.chat" }))
  await expect(
    message(
      ada,
      textPattern((name) => chatText("skipped", name, 1)),
    ),
  ).toBeVisible()
  await expect(message(ada, "<script>document.title")).toBeVisible()
  await expect(message(ada, "javascript:alert(1)")).toBeVisible()
  await expect(message(ada, /x{3999}…/)).toBeAttached()
  await expect(panel(ada, chatText("chat")).getByRole("link")).toHaveCount(0)
  const title = await ada.title()
  expect(title).not.toContain("injected")

  const zalgo = message(ada, "rtl")
  expect(await zalgo.textContent()).not.toContain("\u202e")
  expect((await zalgo.boundingBox())?.height).toBeLessThan(200)
  expect((await message(ada, "far down").boundingBox())?.height).toBeLessThan(100)
  await expectNoHorizontalOverflow(ada)
})

test("a flood of messages is limited and its sender can be hidden", {
  tag: "@chat",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await joinWithSdk(other, roomName, "Mallory")
  await controlButton(ada, chatText("chat")).click()
  await other.evaluate(async () => {
    const text = "y".repeat(10_000)
    for (let burst = 0; burst < 20; burst++) {
      await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          window.room.localParticipant.sendText(`${burst} ${i} ${text}`, { topic: "lk.chat" }),
        ),
      )
    }
  })
  // A line for each interval that skipped some: there are several on a slow machine.
  await expect(
    message(
      ada,
      textPattern((count) => chatText("skipped", "Mallory", count)),
    ).first(),
  ).toBeVisible()
  expect(await panel(ada, chatText("chat")).getByRole("listitem").count()).toBeLessThan(80)

  await panel(ada, chatText("chat"))
    .getByRole("button", { name: chatText("hide", "Mallory") })
    .first()
    .click()
  await expect(message(ada, "yyyy")).toHaveCount(0)
  await sendMessage(ben, "Still here")
  await expect(message(ada, "Still here")).toBeVisible()
  await panel(ada, chatText("chat"))
    .getByRole("button", { name: chatText("show"), exact: true })
    .click()
  await expect(message(ada, "yyyy").first()).toBeAttached()

  await tiles(ada, "Mallory").click({ button: "right" })
  await ada.getByRole("button", { name: chatText("hideMessages"), exact: true }).click()
  await expect(message(ada, "yyyy")).toHaveCount(0)
})

test("an unsent message is marked and can be sent again", { tag: "@chat" }, async ({ visitor, roomName }) => {
  const ada = await visitor({ expectedNoise: /./ })
  const ben = await visitor()
  const signal = await installSignalSwitch(ada)
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await controlButton(ben, chatText("chat")).click()

  await signal.cut()
  await expect(ada.getByText(callTexts.reconnecting)).toBeVisible()
  await sendMessage(ada, "Is anybody there?")
  await expect(message(ada, "Is anybody there?")).toContainText(chatText("notSent"))
  await signal.restore()
  await expect(ada.getByText(callTexts.reconnecting)).toHaveCount(0, { timeout: 30_000 })
  await expect(message(ben, "Is anybody there?")).toHaveCount(0)

  await message(ada, "Is anybody there?")
    .getByRole("button", { name: chatText("sendAgain") })
    .click()
  await expect(message(ben, "Is anybody there?")).toHaveCount(1)
  await expect(message(ada, "Is anybody there?")).not.toContainText(chatText("notSent"))
})

test("new messages don't move a chat that is scrolled up, and a button leads to them", {
  tag: "@chat",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await controlButton(ben, chatText("chat")).click()
  for (let line = 1; line <= 8; line++) await sendMessage(ada, `Line ${line}\n\nof\nmany`)
  await expect(message(ben, "Line 8")).toBeInViewport()

  await panel(ben, chatText("chat"))
    .getByRole("region", { name: chatText("messages") })
    .press("Home")
  await expect(message(ben, "Line 1")).toBeInViewport()
  await sendMessage(ada, "The newest")
  await expect(message(ben, "The newest")).toBeAttached()
  await expect(message(ben, "The newest")).not.toBeInViewport()
  await panel(ben, chatText("chat"))
    .getByRole("button", { name: chatText("newMessages") })
    .click()
  await expect(message(ben, "The newest")).toBeInViewport()
  await expect(
    panel(ben, chatText("chat")).getByRole("button", { name: chatText("newMessages") }),
  ).toHaveCount(0)
})

test("a chat scrolled to the end stays there when its size changes", { tag: "@chat" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor({ viewport: { width: 390, height: 844 } })
  await join(ada, roomName, "Ada")
  for (let line = 1; line <= 8; line++)
    await sendMessage(ada, `Line ${line}\nof a message ${"that is long ".repeat(9)}`)
  const end = message(ada, "Line 8")
  await expect(end).toBeInViewport({ ratio: 1 })

  // A phone's on-screen keyboard takes half of the screen.
  await ada.setViewportSize({ width: 390, height: 480 })
  await expect(end).toBeInViewport({ ratio: 1 })
  await messageField(ada).fill("A message\nof\nmany\nlines")
  await expect(end).toBeInViewport({ ratio: 1 })
  await ada.setViewportSize({ width: 844, height: 390 })
  await ada.setViewportSize({ width: 390, height: 844 })
  await expect(end).toBeInViewport({ ratio: 1 })

  await panel(ada, chatText("chat"))
    .getByRole("region", { name: chatText("messages") })
    .press("Home")
  await expect(message(ada, "Line 1")).toBeInViewport()
  await ada.setViewportSize({ width: 390, height: 480 })
  await expect(message(ada, "Line 1")).toBeInViewport()
  await expect(end).not.toBeInViewport()
})

test("an overlong message isn't sent and shows by how much it is too long", { tag: "@chat" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  await sendMessage(ada, "z".repeat(4001))
  await expect(messageField(ada)).toHaveAccessibleDescription(chatText("tooLong", 1))
  await expect(message(ada, "zzz")).toHaveCount(0)
  await messageField(ada).press("Backspace")
  await messageField(ada).press("Enter")
  await expect(message(ada, "zzz")).toHaveCount(1)
})

declare global {
  interface Window {
    receivedTexts: string[]
  }
}
