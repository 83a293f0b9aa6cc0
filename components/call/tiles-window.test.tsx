// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { Popup } from "@/components/ui/popup"
import { Tooltip } from "@/components/ui/tooltip"
import { useShortcut } from "@/components/ui/use-shortcut"
import { stubResizeObserver } from "./test-support"
import { TilesPortal, TilesWindowProvider, useTilesWindow } from "./tiles-window"

// A frame stands in for a picture-in-picture window: its document has classes of its own, too.
let other: Window
beforeEach(() => {
  const frame = document.createElement("iframe")
  document.body.append(frame)
  if (!frame.contentWindow) throw new Error("The frame has no window")
  other = frame.contentWindow
  other.close = vi.fn()
  // jsdom has none.
  stubResizeObserver()
  Object.assign(other, { ResizeObserver: globalThis.ResizeObserver })
})
afterEach(() => {
  cleanup()
  document.querySelector("iframe")?.remove()
})

const onPress = vi.fn()

function OpenButton() {
  const { setTilesWindow } = useTilesWindow()
  useShortcut("m", "Microphone", onPress)
  return (
    <button type="button" onClick={() => setTilesWindow(other)}>
      Open
    </button>
  )
}

function Tiles() {
  return (
    <>
      <p>Tiles</p>
      <input aria-label="Field" />
      <Tooltip text="Hint">
        <button type="button">Hinted</button>
      </Tooltip>
      <Popup label="Options" icon="…" buttonClassName="">
        {(close) => (
          <button type="button" onClick={close}>
            Item
          </button>
        )}
      </Popup>
    </>
  )
}

async function openTilesWindow() {
  onPress.mockClear()
  const view = render(
    <TilesWindowProvider>
      <OpenButton />
      <TilesPortal>
        <Tiles />
      </TilesPortal>
    </TilesWindowProvider>,
  )
  expect(screen.getByText("Tiles")).toBeDefined()
  await act(async () => screen.getByRole("button", { name: "Open" }).click())
  return { ...view, tiles: within(other.document.body) }
}

test("shows the tiles in the other window, with a button that closes it", async () => {
  const { tiles } = await openTilesWindow()
  expect(screen.queryByText("Tiles")).toBeNull()
  expect(tiles.getByText("Tiles")).toBeDefined()

  await userEvent.click(screen.getByRole("button", { name: "Bring it back" }))
  expect(other.close).toHaveBeenCalledOnce()
})

describe("in the other window", () => {
  test("shortcuts work, except while typing", async () => {
    const { tiles, unmount } = await openTilesWindow()
    fireEvent.keyDown(other.document.body, { key: "m" })
    expect(onPress).toHaveBeenCalledOnce()
    fireEvent.keyDown(tiles.getByRole("textbox", { name: "Field" }), { key: "m" })
    fireEvent.keyDown(other.document.body, { key: "m", ctrlKey: true })
    expect(onPress).toHaveBeenCalledOnce()
    fireEvent.keyDown(document.body, { key: "m" })
    expect(onPress).toHaveBeenCalledTimes(2)

    unmount()
    fireEvent.keyDown(other.document.body, { key: "m" })
    expect(onPress).toHaveBeenCalledTimes(2)
  })

  test("a popup opens there, with the focus inside, and closes", async () => {
    const { tiles } = await openTilesWindow()
    fireEvent.click(tiles.getByRole("button", { name: "Options" }))
    expect(screen.queryByRole("dialog")).toBeNull()
    const item = within(tiles.getByRole("dialog", { name: "Options" })).getByRole("button", { name: "Item" })
    expect(other.document.activeElement).toBe(item)
    fireEvent.click(item)
    expect(tiles.queryByRole("dialog")).toBeNull()
  })

  test("a tooltip opens there, and Escape hides it", async () => {
    const { tiles } = await openTilesWindow()
    vi.useFakeTimers()
    tiles.getByRole("button", { name: "Hinted" }).focus()
    await act(async () => vi.runAllTimers())
    vi.useRealTimers()
    expect(tiles.getByRole("tooltip").textContent).toBe("Hint")
    fireEvent.keyDown(other.document.body, { key: "Escape" })
    expect(tiles.queryByRole("tooltip")).toBeNull()
  })
})
