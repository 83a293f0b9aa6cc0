import type { Locator, Page } from "@playwright/test"
import { controlBar } from "./call"
import { callTexts, chatText } from "./texts"

/** Returns a button of the control bar, which may have moved into the menu "More". */
export function controlButton(page: Page, name: string): Locator {
  return controlBar(page).getByRole("button", { name, exact: true })
}

/** Presses a control, in the control bar or in its menu "More". */
export async function pressControl(page: Page, name: string): Promise<void> {
  if (await controlButton(page, name).isVisible()) return controlButton(page, name).click()
  await controlButton(page, callTexts.more).click()
  await page.getByRole("menuitemcheckbox", { name }).click()
}

export function panel(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true })
}

export function messageField(page: Page): Locator {
  return panel(page, chatText("chat")).getByRole("textbox", { name: chatText("message") })
}

/** Opens the settings, if they aren't yet, at one of their tabs. */
export async function openSettings(
  page: Page,
  section: keyof typeof callTexts.settingsSections,
): Promise<Locator> {
  const settings = page.getByRole("dialog", { name: callTexts.settings })
  if (!(await settings.isVisible())) await pressControl(page, callTexts.settings)
  await settings.getByRole("tab", { name: callTexts.settingsSections[section] }).click()
  return settings
}

/** Sends a chat message, opening the chat first if it is closed. */
export async function sendMessage(page: Page, text: string): Promise<void> {
  if (!(await messageField(page).isVisible())) await pressControl(page, chatText("chat"))
  await messageField(page).fill(text)
  await messageField(page).press("Enter")
}

/** Returns the chat message with this text, including its sender and time where they are shown. */
export function message(page: Page, text: string | RegExp): Locator {
  return panel(page, chatText("chat")).getByRole("listitem").filter({ hasText: text })
}

/** Returns the live region with the announcements for screen readers. */
export function announcements(page: Page): Locator {
  return page.getByRole("log")
}
