import AxeBuilder from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

/** Expects no axe violations of WCAG 2.2 AA in the page's current state. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is still fading in has no contrast yet.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  )
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([])
}

/** Expects no horizontal overflow and no axe violations. */
export async function expectAccessibleLayout(page: Page): Promise<void> {
  await expectNoHorizontalOverflow(page)
  await expectAccessible(page)
}

export async function expectNoHorizontalOverflow(page: Page): Promise<void> {
  const { content, view } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    view: document.documentElement.clientWidth,
  }))
  expect(content).toBeLessThanOrEqual(view)
}
