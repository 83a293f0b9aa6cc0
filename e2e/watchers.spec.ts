import { expectHearing, expectMoving, join, tiles, toggle } from "./support/call"
import { expect, test } from "./support/test"

test("where the browser blocks sound, one click enables it, and the button goes", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor()
  const ben = await visitor({ expectedNoise: /could not playback audio/ })
  await join(ada, roomName, "Ada")
  // The rule of the browsers that block: sound begins within a click that was made for it. Chromium's own rule counts
  // the click on “Join room”.
  await ben.addInitScript(() => {
    let allowed = false
    const play = HTMLMediaElement.prototype.play
    addEventListener(
      "click",
      ({ target }) => {
        if (target instanceof Element && target.closest("button")?.textContent === "Enable sound")
          allowed = true
      },
      { capture: true },
    )
    HTMLMediaElement.prototype.play = function () {
      const isBlocked = this instanceof HTMLAudioElement && !allowed
      return isBlocked ? Promise.reject(new DOMException("blocked", "NotAllowedError")) : play.call(this)
    }
  })
  await join(ben, roomName, "Ben")
  const enable = ben.getByRole("button", { name: "Enable sound" })
  await enable.click()
  await expect(enable).toHaveCount(0)
  await expectHearing(ben)
  const isPlaying = () =>
    ben.evaluate(() => [...document.querySelectorAll("audio")].some((audio) => !audio.paused))
  await expect.poll(isPlaying).toBe(true)
})

test("the screen stays on during the call, and no longer", async ({ visitor, roomName }) => {
  const page = await visitor()
  await page.addInitScript(() => {
    const request = WakeLock.prototype.request
    const locks: WakeLockSentinel[] = []
    WakeLock.prototype.request = async function (type) {
      const lock = await request.call(this, type)
      locks.push(lock)
      return lock
    }
    Object.assign(window, { held: () => locks.filter(({ released }) => !released).length })
  })
  await page.context().grantPermissions(["camera", "microphone", "screen-wake-lock"])
  const held = () => page.evaluate(() => (window as unknown as { held: () => number }).held())
  await join(page, roomName, "Ada")
  await expect.poll(held).toBe(1)
  await page.getByRole("button", { name: "Leave" }).click()
  await expect.poll(held).toBe(0)
})

test("closing the tab while sharing the screen asks first", async ({ visitor, roomName }) => {
  const ada = await visitor()
  const ben = await visitor()
  await join(ada, roomName, "Ada")
  await join(ben, roomName, "Ben")
  await toggle(ben, "Share screen").click()
  await expectMoving(tiles(ada, "Ben", "screen_share"))
  const asked = ben.waitForEvent("dialog")
  await ben.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe("beforeunload")
  await dialog.dismiss()
  await expectMoving(tiles(ada, "Ben", "screen_share"))
})
