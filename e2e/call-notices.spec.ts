import { expectAudioReceived, expectVideoPlaying, join, tiles, toggle } from "./support/call"
import { expect, test } from "./support/test"
import { callTexts } from "./support/texts"

test("a button enables sound where the browser blocks it, and disappears", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor({ expectedNoise: /could not playback audio/ })
  await join(ada, roomName, "Ada")
  // Simulates browsers that allow sound only during a click on the page. Chromium already counts the click on "Join room".
  await ben.addInitScript((name) => {
    let isAllowed = false
    const play = HTMLMediaElement.prototype.play
    addEventListener(
      "click",
      ({ target }) => {
        if (target instanceof Element && target.closest("button")?.textContent === name) isAllowed = true
      },
      { capture: true },
    )
    HTMLMediaElement.prototype.play = function () {
      const isBlocked = this instanceof HTMLAudioElement && !isAllowed
      return isBlocked ? Promise.reject(new DOMException("blocked", "NotAllowedError")) : play.call(this)
    }
  }, callTexts.enableSound)
  await join(ben, roomName, "Ben")
  const enable = ben.getByRole("button", { name: callTexts.enableSound })
  await enable.click()
  await expect(enable).toHaveCount(0)
  await expectAudioReceived(ben)
  const isPlaying = () =>
    ben.evaluate(() => [...document.querySelectorAll("audio")].some((audio) => !audio.paused))
  await expect.poll(isPlaying).toBe(true)
})

test("the screen stays on for the duration of the call", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.addInitScript(() => {
    const request = WakeLock.prototype.request
    const locks: WakeLockSentinel[] = []
    WakeLock.prototype.request = async function (type) {
      const lock = await request.call(this, type)
      locks.push(lock)
      return lock
    }
    Object.assign(window, { countWakeLocks: () => locks.filter(({ released }) => !released).length })
  })
  await page.context().grantPermissions(["camera", "microphone", "screen-wake-lock"])
  const countWakeLocks = () =>
    page.evaluate(() => (window as unknown as { countWakeLocks: () => number }).countWakeLocks())
  await join(page, roomName, "Ada")
  await expect.poll(countWakeLocks).toBe(1)
  await page.getByRole("button", { name: callTexts.leave }).click()
  await expect.poll(countWakeLocks).toBe(0)
})

test("closing the tab while sharing the screen asks for confirmation", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await toggle(ben, "shareScreen").click()
  await expectVideoPlaying(tiles(ada, "Ben", "screen_share"))
  const opened = ben.waitForEvent("dialog")
  await ben.close({ runBeforeUnload: true })
  const dialog = await opened
  expect(dialog.type()).toBe("beforeunload")
  await dialog.dismiss()
  await expectVideoPlaying(tiles(ada, "Ben", "screen_share"))
})
