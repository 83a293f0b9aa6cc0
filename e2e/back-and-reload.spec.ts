import type { Page } from "@playwright/test"
import { controlBar, expectInCall, join, publishedDevices, submitName, toggle } from "./support/call"
import { controlButton, messageField, openSettings, panel, pressControl } from "./support/panels"
import { expect, test } from "./support/test"
import { callTexts, chatText, endedTexts, homeTexts, prejoinTexts } from "./support/texts"

const question = (page: Page) => page.getByRole("dialog", { name: callTexts.leaveQuestion.title })

test("Back asks before it leaves a call, and Forward shows where one was", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto("/")
  await page.getByRole("textbox", { name: homeTexts.roomName }).fill(roomName)
  await page.getByRole("button", { name: homeTexts.join }).click()
  await submitName(page, "Ada")
  await expectInCall(page)

  await page.goBack()
  await question(page).getByRole("button", { name: callTexts.leaveQuestion.stay }).click()
  await expect(question(page)).toBeHidden()
  await page.goBack()
  await expect(question(page)).toBeVisible()
  // Back again: as Escape, it closes the question.
  await page.goBack()
  await expect(question(page)).toBeHidden()
  await expect(controlBar(page)).toBeVisible()
  await expect(page).toHaveURL(`/rooms/${roomName}`)

  // Not by Back alone, but also to an entry further back in the browser's list.
  await page.evaluate(() => history.go(-2))
  await expect(question(page)).toBeVisible()
  await page.evaluate(() => document.documentElement.requestFullscreen())
  await question(page).getByRole("button", { name: callTexts.leave }).click()
  await expect(page.getByRole("textbox", { name: homeTexts.roomName })).toBeVisible()
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull()
  await page.goForward()
  await expect(page.getByRole("heading", { name: endedTexts.left.title })).toBeVisible()
  await page.getByRole("button", { name: endedTexts.rejoin }).click()
  await expect(page.getByRole("textbox", { name: prejoinTexts.yourName })).toHaveValue("Ada")
})

test("a phone’s Back closes what is open first; a reload keeps devices, mute and draft", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor({ viewport: { width: 390, height: 844 } })
  await join(page, roomName, "Ada")
  const settings = await openSettings(page, "audio")
  await settings
    .getByRole("combobox", { name: prejoinTexts.microphoneDevice })
    .selectOption("Fake Audio Input 2")
  await openSettings(page, "video")
  await settings.getByRole("combobox", { name: prejoinTexts.cameraDevice }).selectOption("fake_device_2")
  await expect.poll(() => publishedDevices(page)).toEqual(["Fake Audio Input 2", "fake_device_2"])
  await page.goBack()
  await expect(settings).toBeHidden()
  await page.keyboard.press("m")
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "false")
  await pressControl(page, chatText("chat"))
  await messageField(page).fill("Not sent yet")
  await page.goBack()
  await expect(panel(page, chatText("chat"))).toBeHidden()
  await controlButton(page, callTexts.more).click()
  await page.goBack()
  await expect(page.getByRole("menu")).toBeHidden()
  await page.goBack()
  await expect(question(page)).toBeVisible()
  await question(page).getByRole("button", { name: callTexts.leaveQuestion.stay }).click()

  const asked = page.waitForEvent("dialog")
  const reloaded = page.reload()
  const dialog = await asked
  expect(dialog.type()).toBe("beforeunload")
  await dialog.accept()
  await reloaded
  await expect(toggle(page, "camera")).toHaveAttribute("aria-pressed", "true")
  await expect(toggle(page, "microphone")).toHaveAttribute("aria-pressed", "false")
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
  await toggle(page, "microphone").click()
  await expect.poll(() => publishedDevices(page)).toEqual(["Fake Audio Input 2", "fake_device_2"])
  await pressControl(page, chatText("chat"))
  await expect(messageField(page)).toHaveValue("Not sent yet")

  // In the browser's own full screen there would be no button to end it.
  await page.evaluate(() => document.documentElement.requestFullscreen())
  await panel(page, chatText("chat"))
    .getByRole("button", { name: callTexts.panel.close(chatText("chat")) })
    .click()
  await page.getByRole("button", { name: callTexts.leave }).click()
  await expect(page.getByRole("heading", { name: endedTexts.left.title })).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull()
  // One step back is the page before: nothing of the call is left in the history.
  await page.goBack()
  await expect(page).toHaveURL("about:blank")
})
