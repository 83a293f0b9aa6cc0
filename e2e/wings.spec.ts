import type { Page } from "@playwright/test"
import { controls, expectInCall, expectMoving, tiles } from "./support/call"
import { gate } from "./support/gate"
import { sfu } from "./support/sfu"
import { expect, test } from "./support/test"

// The call waits in the page while the person is in the green room (components/stage/stage.tsx).

/** How often the page has asked for the screen to stay on. */
type Asked = { asked: number }

const inTheWings = (page: Page) => page.getByRole("toolbar", { name: "Call controls", includeHidden: true })

test("nothing of the call can be seen, reached or set off before one has joined", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  await page.addInitScript(() => {
    Object.assign(window, { asked: 0 })
    WakeLock.prototype.request = () => {
      ;(window as unknown as Asked).asked++
      return Promise.reject(new DOMException("Refused for the test", "NotAllowedError"))
    }
  })
  const asked = () => page.evaluate(() => (window as unknown as Asked).asked)
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).pressSequentially("Ada")
  await expect(inTheWings(page)).toBeAttached()
  await expect(inTheWings(page)).toBeHidden()
  await expect(controls(page)).toHaveCount(0)
  await expect(page.getByRole("main")).toHaveCount(1)

  // Once around the page with Tab.
  const stops = new Set<string>()
  for (let stop = 0; stop < 30; stop++) {
    await page.keyboard.press("Tab")
    const { isVisible, html } = await page.evaluate(() => ({
      isVisible: document.activeElement?.checkVisibility({ visibilityProperty: true }),
      html: document.activeElement?.outerHTML ?? "",
    }))
    expect(isVisible, html).toBe(true)
    stops.add(html)
  }
  expect(stops.size).toBeGreaterThan(5)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press("?")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  expect(await asked()).toBe(0)

  expect(await sfu.listRooms([roomName])).toEqual([])
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
  await expect.poll(asked).toBe(1)
  await page.keyboard.press("?")
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible()
})

test("who is at the page before it is alive has the call come all the same", async ({
  visitor,
  roomName,
}) => {
  const page = await visitor()
  const { opened, open } = gate()
  await page.route("**/_next/static/chunks/**.js", async (route) => {
    await opened
    await route.continue()
  })
  await page.goto(`/rooms/${roomName}`, { waitUntil: "commit" })
  await page.getByRole("textbox", { name: "Your name" }).focus()
  open()
  await expect(inTheWings(page)).toBeAttached()
})

test("what is on is on from the first moment that the call is seen", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.goto(`/rooms/${roomName}`)
  await page.getByRole("textbox", { name: "Your name" }).pressSequentially("Ada")
  await expect(inTheWings(page)).toBeAttached()
  // Frame by frame, as a colour that is changed after it was seen fades.
  await page.evaluate(() => {
    const shown: string[] = []
    Object.assign(window, { shown })
    const look = () => {
      const bar = document.querySelector("[role=toolbar]")
      for (const name of ["Microphone", "Camera"]) {
        const button = bar?.querySelector(`[aria-label="${name}"]`)
        if (button?.checkVisibility({ visibilityProperty: true }))
          shown.push(`${button.getAttribute("aria-pressed")}, ${getComputedStyle(button).backgroundColor}`)
      }
      requestAnimationFrame(look)
    }
    look()
  })
  await page.getByRole("button", { name: "Join room" }).click()
  await expectInCall(page)
  await expectMoving(tiles(page, "Ada"))
  const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown)
  expect([...new Set(shown)]).toEqual([expect.stringMatching(/^true, /)])
})
