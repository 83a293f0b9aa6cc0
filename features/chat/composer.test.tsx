// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ChatLog } from "./chat-log"
import { ChatContext } from "./chat-provider"
import { Composer } from "./composer"

const chat = { log: new ChatLog(), send: vi.fn(), sendAgain: vi.fn(), draft: { current: "" } }
const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" })
const renderComposer = () =>
  render(
    <ChatContext value={chat}>
      <Composer />
    </ChatContext>,
  )

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: true }))
  chat.send.mockClear()
  chat.draft.current = ""
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test("takes the focus, except on a touch screen", () => {
  renderComposer()
  expect(document.activeElement).toBe(field())
  cleanup()
  vi.stubGlobal("matchMedia", () => ({ matches: false }))
  renderComposer()
  expect(document.activeElement).not.toBe(field())
})

test("Enter sends the message and clears the field", async () => {
  renderComposer()
  await userEvent.type(field(), "Hello{Enter}")
  expect(chat.send.mock.calls).toEqual([["Hello"]])
  expect(field().value).toBe("")
  expect(document.activeElement).toBe(field())
})

test("the button sends too", async () => {
  renderComposer()
  await userEvent.type(field(), "Hello")
  await userEvent.click(screen.getByRole("button", { name: "Send" }))
  expect(chat.send.mock.calls).toEqual([["Hello"]])
})

test("Shift+Enter breaks the line", async () => {
  renderComposer()
  await userEvent.type(field(), "one{Shift>}{Enter}{/Shift}two")
  expect(chat.send).not.toHaveBeenCalled()
  expect(field().value).toBe("one\ntwo")
})

test("Enter during IME composition doesn't send", () => {
  renderComposer()
  fireEvent.change(field(), { target: { value: "にほん" } })
  fireEvent.keyDown(field(), { key: "Enter", isComposing: true })
  fireEvent.keyDown(field(), { key: "Enter", isComposing: false, keyCode: 229 })
  expect(chat.send).not.toHaveBeenCalled()
  fireEvent.keyDown(field(), { key: "Enter", isComposing: false })
  expect(chat.send.mock.calls).toEqual([["にほん"]])
})

test("blank messages aren't sent", async () => {
  renderComposer()
  await userEvent.type(field(), "  {Enter}")
  expect(chat.send).not.toHaveBeenCalled()
  expect(screen.getByRole("button", { name: "Send" }).getAttribute("aria-disabled")).toBe("true")
})

test("a message over 4,000 characters isn't sent and says by how much", () => {
  renderComposer()
  const send = (length: number) => {
    fireEvent.change(field(), { target: { value: "z".repeat(length) } })
    fireEvent.keyDown(field(), { key: "Enter" })
  }
  send(4002)
  expect(chat.send).not.toHaveBeenCalled()
  expect(field().getAttribute("aria-invalid")).toBe("true")
  expect(screen.getByText("2 characters too many")).toBeTruthy()
  send(4000)
  expect(chat.send.mock.calls).toEqual([["z".repeat(4000)]])
})

test("counts the last characters", () => {
  renderComposer()
  fireEvent.change(field(), { target: { value: "z".repeat(3600) } })
  expect(screen.queryByText("400 characters left")).toBeNull()
  fireEvent.change(field(), { target: { value: "z".repeat(3999) } })
  expect(screen.getByText("1 character left")).toBeTruthy()
})

test("keeps the draft while the panel is closed, until it is sent", async () => {
  const { unmount } = renderComposer()
  await userEvent.type(field(), "Not yet")
  unmount()
  renderComposer()
  expect(field().value).toBe("Not yet")
  await userEvent.type(field(), "{Enter}")
  cleanup()
  renderComposer()
  expect(field().value).toBe("")
})
