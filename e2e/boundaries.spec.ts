import type { Page } from "@playwright/test"
import { expectHearing, expectMoving, join, tiles } from "./support/call"
import { control, message, messageField, panel, pressControl, write } from "./support/panels"
import { expect, test } from "./support/test"

type Breakable = Window & { isRigged?: boolean; broken: string | undefined }

/** What React says of a part that failed, and nothing else: an uncaught error fails the test. */
const expectedNoise = /Broken on purpose/

/** From now on nothing can be rendered whose accessible name, or whose text for it, is `label`. */
async function breakWhatIsCalled(page: Page, label: string | undefined): Promise<void> {
  await page.evaluate((value) => {
    const { setAttribute } = Element.prototype
    const state = window as unknown as Breakable
    if (!state.isRigged) {
      state.isRigged = true
      Element.prototype.setAttribute = function (name, text) {
        if (text === state.broken) throw new Error("Broken on purpose")
        setAttribute.call(this, name, text)
      }
    }
    state.broken = value
  }, label)
}

test("a tile that fails leaves the call and the other tiles, and can be tried again", async ({
  visitor,
  roomName,
}) => {
  const ada = await visitor({ expectedNoise })
  await join(ada, roomName, "Ada")
  await breakWhatIsCalled(ada, "Ben")
  const ben = await visitor()
  await join(ben, roomName, "Ben")

  await expect(ada.getByText("This tile could not be shown. Your call goes on.")).toBeVisible()
  await expectMoving(tiles(ada, "Ada"))
  await expectMoving(tiles(ben, "Ada"))
  await expectHearing(ada)

  await breakWhatIsCalled(ada, undefined)
  await ada.getByRole("button", { name: "Try again" }).click()
  await expectMoving(tiles(ada, "Ben"))
})

test("a panel or a control that fails leaves the call and the others", {
  tag: ["@chat", "@hands", "@reactions"],
}, async ({ visitor, roomName }) => {
  const ada = await visitor({ expectedNoise })
  await join(ada, roomName, "Ada")

  await breakWhatIsCalled(ada, "Messages")
  await pressControl(ada, "Chat")
  await expect(panel(ada, "Chat")).toContainText("This could not be shown. Your call goes on.")
  await expectMoving(tiles(ada, "Ada"))
  await breakWhatIsCalled(ada, undefined)
  await panel(ada, "Chat").getByRole("button", { name: "Try again" }).click()
  await expect(messageField(ada)).toBeVisible()
  await write(ada, "Here we are")
  await expect(message(ada, "Here we are")).toBeVisible()

  await breakWhatIsCalled(ada, "Reactions")
  await control(ada, "React").click()
  await expect(control(ada, "React")).toHaveCount(0)
  await expect(control(ada, "Raise hand")).toBeVisible()
  await expectMoving(tiles(ada, "Ada"))
})
