import { join } from "./support/call"
import { joinAsOther } from "./support/other-client"
import { control, message, messageField, panel, said, write } from "./support/panels"
import { signalSwitch } from "./support/signal-cut"
import { expect, test } from "./support/test"

test("messages go both ways, and those that were not read are counted", {
  tag: ["@chat", "@announcer"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")

  await write(ada, "Slides are at https://livekit.io/talk.")
  await write(ada, "Second")
  await expect(message(ada, "Slides")).toContainText("You")
  await expect(control(ben, "Chat")).toHaveAccessibleDescription("2 unread messages")
  await expect(control(ben, "Chat")).toContainText("2")
  await expect(control(ben, "Chat")).toHaveAttribute("aria-pressed", "false")
  await expect(said(ben)).toContainText("Ada wrote: Second")

  await control(ben, "Chat").click()
  await expect(control(ben, "Chat")).toHaveAttribute("aria-pressed", "true")
  await expect(control(ben, "Chat")).toHaveAccessibleDescription(/^(?!.*unread)/)
  await expect(message(ben, "Slides")).toContainText("Ada")
  await expect(message(ben, "Second")).not.toContainText("Ada")
  const link = panel(ben, "Chat").getByRole("link")
  await expect(link).toHaveAttribute("href", "https://livekit.io/talk")
  await expect(link).toHaveAttribute("rel", "noopener noreferrer")
  await expect(link).toHaveAttribute("target", "_blank")

  await messageField(ben).fill("One")
  await messageField(ben).press("Shift+Enter")
  await messageField(ben).pressSequentially("two")
  await messageField(ben).press("Enter")
  await expect(message(ada, "One")).toContainText("One\ntwo")
  await expect(control(ada, "Chat")).not.toContainText("1")
})

test("who joins later is told that earlier messages are not shown", { tag: "@chat" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  await write(ada, "Before Cleo")
  await expect(message(ada, "Before Cleo")).toBeVisible()

  const cleo = await visitor()
  await join(cleo, roomName, "Cleo")
  await control(cleo, "Chat").click()
  await expect(panel(cleo, "Chat")).toContainText("You joined. Earlier messages are not shown.")
  await expect(message(cleo, "Before Cleo")).toHaveCount(0)
  await write(ada, "After Cleo")
  await expect(message(cleo, "After Cleo")).toBeVisible()
})

test("other apps on LiveKit take part", { tag: "@chat" }, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await joinAsOther(other, roomName, "Robin")
  await other.evaluate(() => {
    window.heard = []
    window.room.registerTextStreamHandler("lk.chat", async (reader) => {
      window.heard.push(await reader.readAll())
    })
  })
  await control(ada, "Chat").click()
  await other.evaluate(() => window.room.localParticipant.sendText("From afar", { topic: "lk.chat" }))
  await expect(message(ada, "From afar")).toContainText("Robin")
  await write(ada, "Welcome")
  await expect.poll(() => other.evaluate(() => window.heard)).toEqual(["Welcome"])
})

test("whatever is sent is shown as text", { tag: "@chat" }, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await control(ada, "Chat").click()
  await joinAsOther(other, roomName, `<b>Mal</b>\u202e${"\u0335".repeat(60)}`)
  const texts = [
    "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">",
    "javascript:alert(1) javascript:https://a.example data:text/html,x https://bank.example@evil.example",
    `rtl \u202egnp.exe ${"Z\u0335\u0327\u0316".repeat(20)}${"\u0335".repeat(2000)} end`,
    `${"\n".repeat(3000)}far down`,
    "x".repeat(64_000),
  ]
  for (const text of texts) {
    await other.evaluate((value) => window.room.localParticipant.sendText(value, { topic: "lk.chat" }), text)
  }
  await expect(message(ada, "<script>document.title")).toBeVisible()
  await expect(message(ada, "javascript:alert(1)")).toBeVisible()
  await expect(message(ada, /x{3999}…/)).toBeAttached()
  await expect(panel(ada, "Chat").getByRole("link")).toHaveCount(0)
  const title = await ada.title()
  expect(title).not.toContain("taken")

  const zalgo = message(ada, "rtl")
  expect(await zalgo.textContent()).not.toContain("\u202e")
  expect((await zalgo.boundingBox())?.height).toBeLessThan(200)
  expect((await message(ada, "far down").boundingBox())?.height).toBeLessThan(100)
  const { content, view } = await ada.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    view: document.documentElement.clientWidth,
  }))
  expect(content).toBeLessThanOrEqual(view)
})

test("a flood of messages is bounded, the page stays usable, and its sender can be hidden", {
  tag: "@chat",
}, async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  const other = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await joinAsOther(other, roomName, "Mallory")
  await control(ada, "Chat").click()
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
  await expect(message(ada, /sent too many messages at once: \d+ are not shown/)).toBeVisible()
  expect(await panel(ada, "Chat").getByRole("listitem").count()).toBeLessThan(80)

  await panel(ada, "Chat").getByRole("button", { name: "Hide the messages of Mallory" }).first().click()
  await expect(message(ada, "yyyy")).toHaveCount(0)
  await write(ben, "Still here")
  await expect(message(ada, "Still here")).toBeVisible()
  await panel(ada, "Chat").getByRole("button", { name: "Show", exact: true }).click()
  await expect(message(ada, "yyyy").first()).toBeAttached()
})

test("what could not be sent says so, and can be sent again", { tag: "@chat" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor({ expectedNoise: /./ })
  const ben = await visitor()
  const signal = await signalSwitch(ada)
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await control(ben, "Chat").click()

  await signal.cut()
  await expect(ada.getByText("Your connection broke off. Reconnecting…")).toBeVisible()
  await write(ada, "Is anybody there?")
  await expect(message(ada, "Is anybody there?")).toContainText("Not sent.")
  await signal.restore()
  await expect(ada.getByText("Your connection broke off. Reconnecting…")).toHaveCount(0, { timeout: 30_000 })
  await expect(message(ben, "Is anybody there?")).toHaveCount(0)

  await message(ada, "Is anybody there?").getByRole("button", { name: "Send again" }).click()
  await expect(message(ben, "Is anybody there?")).toHaveCount(1)
  await expect(message(ada, "Is anybody there?")).not.toContainText("Not sent.")
})

test("who reads further up stays there, and is led to what is new", { tag: "@chat" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await control(ben, "Chat").click()
  for (let line = 1; line <= 8; line++) await write(ada, `Line ${line}\n\nof\nmany`)
  await expect(message(ben, "Line 8")).toBeInViewport()

  await panel(ben, "Chat").getByRole("region", { name: "Messages" }).press("Home")
  await expect(message(ben, "Line 1")).toBeInViewport()
  await write(ada, "The newest")
  await expect(message(ben, "The newest")).toBeAttached()
  await expect(message(ben, "The newest")).not.toBeInViewport()
  await panel(ben, "Chat").getByRole("button", { name: "New messages" }).click()
  await expect(message(ben, "The newest")).toBeInViewport()
  await expect(panel(ben, "Chat").getByRole("button", { name: "New messages" })).toHaveCount(0)
})

test("who is at the end stays there while the room for it changes", { tag: "@chat" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor({ viewport: { width: 390, height: 844 } })
  await join(ada, roomName, "Ada")
  for (let line = 1; line <= 8; line++)
    await write(ada, `Line ${line}\nof a message ${"that is long ".repeat(9)}`)
  const end = message(ada, "Line 8")
  await expect(end).toBeInViewport({ ratio: 1 })

  // The keyboard of a phone takes half of the screen, and goes again.
  await ada.setViewportSize({ width: 390, height: 480 })
  await expect(end).toBeInViewport({ ratio: 1 })
  await messageField(ada).fill("A message\nof\nmany\nlines")
  await expect(end).toBeInViewport({ ratio: 1 })
  await ada.setViewportSize({ width: 844, height: 390 })
  await ada.setViewportSize({ width: 390, height: 844 })
  await expect(end).toBeInViewport({ ratio: 1 })

  await panel(ada, "Chat").getByRole("region", { name: "Messages" }).press("Home")
  await expect(message(ada, "Line 1")).toBeInViewport()
  await ada.setViewportSize({ width: 390, height: 480 })
  await expect(message(ada, "Line 1")).toBeInViewport()
  await expect(end).not.toBeInViewport()
})

test("a message that is too long is not sent, and says by how much", { tag: "@chat" }, async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  await join(ada, roomName, "Ada")
  await write(ada, "z".repeat(4001))
  await expect(messageField(ada)).toHaveAccessibleDescription("1 character too many")
  await expect(message(ada, "zzz")).toHaveCount(0)
  await messageField(ada).press("Backspace")
  await messageField(ada).press("Enter")
  await expect(message(ada, "zzz")).toHaveCount(1)
})

declare global {
  interface Window {
    heard: string[]
  }
}
