import { describe, expect, test } from "vitest"
import { focusedKey, NO_CHOICE, tileKey, togglePin } from "./focus"

const ada = { key: tileKey("ada", "camera"), isScreen: false }
const ben = { key: tileKey("ben", "camera"), isScreen: false }
const adasScreen = { key: tileKey("ada", "screen_share"), isScreen: true }
const bensScreen = { key: tileKey("ben", "screen_share"), isScreen: true }

describe("focusedKey", () => {
  test("nobody is large until somebody shares or is pinned", () => {
    expect(focusedKey([ada, ben], NO_CHOICE)).toBeUndefined()
  })

  test("the latest shared screen is large", () => {
    expect(focusedKey([ada, adasScreen, ben, bensScreen], NO_CHOICE)).toBe(bensScreen.key)
  })

  test("a pin goes before a shared screen, until the pinned one leaves", () => {
    const choice = togglePin([ada, ben, bensScreen], NO_CHOICE, ada.key)
    expect(focusedKey([ada, ben, bensScreen], choice)).toBe(ada.key)
    expect(focusedKey([ben, bensScreen], choice)).toBe(bensScreen.key)
  })
})

describe("togglePin", () => {
  test("unpinning leads back to the grid, even while a screen is shared", () => {
    const tiles = [ada, ben, bensScreen]
    const pinned = togglePin(tiles, NO_CHOICE, ada.key)
    expect(focusedKey(tiles, togglePin(tiles, pinned, ada.key))).toBeUndefined()
  })

  test("a screen that was sent back stays there, a new one is shown", () => {
    const choice = togglePin([ada, ben, bensScreen], NO_CHOICE, bensScreen.key)
    expect(focusedKey([ada, ben, bensScreen], choice)).toBeUndefined()
    expect(focusedKey([ada, ben, bensScreen, adasScreen], choice)).toBe(adasScreen.key)
  })
})
