import { controlBar, expectInCall, expectVideoPlaying, tiles } from "./support/call"
import { roomService } from "./support/sfu-server"
import { expect, test } from "./support/test"
import { callTexts, prejoinTexts, shortcutsText } from "./support/texts"

/** Counts the page's requests for a screen wake lock. */
type CountingWindow = { wakeLockRequests: number }

test("nothing of the call can be seen, focused or triggered before joining", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await page.addInitScript(() => {
    Object.assign(window, { wakeLockRequests: 0 })
    WakeLock.prototype.request = () => {
      ;(window as unknown as CountingWindow).wakeLockRequests++
      return Promise.reject(new DOMException("Refused for the test", "NotAllowedError"))
    }
  })
  const wakeLockRequests = () => page.evaluate(() => (window as unknown as CountingWindow).wakeLockRequests)
  await page.goto(`/rooms/${roomName}`)
  const prefetched = page.waitForResponse("**/api/token")
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).pressSequentially("Ada")
  await prefetched
  await expect(controlBar(page)).toHaveCount(0)
  await expect(page.getByRole("main")).toHaveCount(1)

  // Tabs through the whole page.
  const tabStops = new Set<string>()
  for (let stop = 0; stop < 30; stop++) {
    await page.keyboard.press("Tab")
    const { isVisible, html } = await page.evaluate(() => ({
      isVisible: document.activeElement?.checkVisibility({ visibilityProperty: true }),
      html: document.activeElement?.outerHTML ?? "",
    }))
    expect(isVisible, html).toBe(true)
    tabStops.add(html)
  }
  expect(tabStops.size).toBeGreaterThan(5)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press("?")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  expect(await wakeLockRequests()).toBe(0)

  expect(await roomService.listRooms([roomName])).toEqual([])
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
  await expect.poll(wakeLockRequests).toBe(1)
  await page.keyboard.press("?")
  await expect(page.getByRole("dialog", { name: shortcutsText("title") })).toBeVisible()
})

test("toggle buttons show devices as on from the call's first frame", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: prejoinTexts.yourName }).pressSequentially("Ada")
  // Checks each frame, as a change of colour would be animated.
  await page.evaluate(
    (names) => {
      const buttonStates: string[] = []
      Object.assign(window, { buttonStates })
      const record = () => {
        const bar = document.querySelector("[role=toolbar]")
        for (const name of names) {
          const button = bar?.querySelector(`[aria-label="${name}"]`)
          if (button?.checkVisibility({ visibilityProperty: true }))
            buttonStates.push(
              `${button.getAttribute("aria-pressed")}, ${getComputedStyle(button).backgroundColor}`,
            )
        }
        requestAnimationFrame(record)
      }
      record()
    },
    [callTexts.microphone, callTexts.camera],
  )
  await page.getByRole("button", { name: prejoinTexts.join }).click()
  await expectInCall(page)
  await expectVideoPlaying(tiles(page, "Ada"))
  const buttonStates = await page.evaluate(
    () => (window as unknown as { buttonStates: string[] }).buttonStates,
  )
  expect([...new Set(buttonStates)]).toEqual([expect.stringMatching(/^true, /)])
})
