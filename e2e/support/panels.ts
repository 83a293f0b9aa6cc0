import type { Locator, Page } from "@playwright/test"
import { controls } from "./call"

/** A button of the toolbar; in the menu, where there is no room for it in the toolbar. */
export function control(page: Page, name: string): Locator {
  return controls(page).getByRole("button", { name, exact: true })
}

/** Presses a control wherever it is: in the toolbar, or in its menu. */
export async function pressControl(page: Page, name: string): Promise<void> {
  if (await control(page, name).isVisible()) return control(page, name).click()
  await control(page, "More").click()
  await page.getByRole("menuitemcheckbox", { name }).click()
}

export function panel(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true })
}

export function messageField(page: Page): Locator {
  return panel(page, "Chat").getByRole("textbox", { name: "Message" })
}

/** Opens the chat where it is closed, writes a message and sends it. */
export async function write(page: Page, text: string): Promise<void> {
  if (!(await messageField(page).isVisible())) await pressControl(page, "Chat")
  await messageField(page).fill(text)
  await messageField(page).press("Enter")
}

/** The message with this text, with its name and time where it has them. */
export function message(page: Page, text: string | RegExp): Locator {
  return panel(page, "Chat").getByRole("listitem").filter({ hasText: text })
}

/** What a screen reader was told so far. */
export function said(page: Page): Locator {
  return page.getByRole("log")
}
