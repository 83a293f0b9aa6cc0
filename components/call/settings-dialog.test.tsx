// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { preferencesStore } from "@/lib/room/preferences"
import { NoticeContext } from "./notice"
import { SettingsDialog } from "./settings-dialog"
import { TestRoom } from "./test-support"

vi.mock("@/lib/room/device-changes", () => ({ applyPreferences: () => Promise.reject(new Error("refused")) }))

const showInCall = vi.fn()

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = vi.fn()
  const mediaDevices = Object.assign(new EventTarget(), { enumerateDevices: async () => [] })
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { mediaDevices }))
  render(
    <TestRoom>
      <NoticeContext value={showInCall}>
        <SettingsDialog onClose={() => undefined} />
      </NoticeContext>
    </TestRoom>,
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test("shows a failed change in the dialog and in the call behind it", async () => {
  const dialog = screen.getByRole("dialog", { name: "Settings" })
  await userEvent.click(within(dialog).getByRole("switch", { name: "Noise suppression" }))
  expect((await within(dialog).findByRole("alert")).textContent).toBe(
    "Couldn’t use that device. Try another one.",
  )
  expect(showInCall).toHaveBeenCalledOnce()
  await userEvent.click(within(dialog).getByRole("button", { name: "Dismiss" }))
  expect(within(dialog).queryByRole("alert")).toBeNull()
})

test("keyboard shortcuts can be switched off, which is remembered", async () => {
  await userEvent.click(screen.getByRole("tab", { name: "General" }))
  const shortcuts = screen.getByRole("switch", { name: "Keyboard shortcuts" })
  expect(shortcuts.getAttribute("aria-checked")).toBe("true")
  await userEvent.click(shortcuts)
  expect(JSON.parse(localStorage.getItem("greenroom:preferences") ?? "")).toMatchObject({ shortcuts: false })
  preferencesStore.update({ shortcuts: true })
})
