// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { StrictMode, useState } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import "@/instrumentation-client"
import { backStack } from "@/lib/room/back-stack"
import { texts } from "@/lib/texts/call"
import { CallContext } from "./call-context"
import { LeaveQuestion } from "./leave-question"

const leave = vi.fn()
let detach: () => void

/** jsdom traverses in tasks of its own. */
const settled = () =>
  act(async () => {
    for (let task = 0; task < 8; task++) await new Promise((resolve) => setTimeout(resolve))
  })
const goBack = async () => {
  history.back()
  await settled()
}
const question = () => screen.queryByRole("dialog", { name: texts.leaveQuestion.title })
const wouldAsk = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }))

function Call() {
  const [isOver, setOver] = useState(false)
  const call = {
    roomName: "demo",
    participantToken: "",
    hasInviteLink: false,
    agentNames: [],
    leave: () => {
      leave()
      setOver(true)
    },
  }
  return isOver ? "You left" : <CallContext value={{ ...call }}>{<LeaveQuestion />}</CallContext>
}

beforeEach(async () => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
  leave.mockClear()
  history.pushState({ page: "start" }, "", "/")
  history.pushState({ page: "room" }, "", "/rooms/demo")
  detach = backStack.attach()
  render(
    <StrictMode>
      <Call />
    </StrictMode>,
  )
  await settled()
})
afterEach(() => {
  cleanup()
  detach()
})

test("Back asks, and “Stay” goes on with the call", async () => {
  await goBack()
  expect(question()).not.toBeNull()
  expect(wouldAsk()).toBe(true)
  await userEvent.click(screen.getByRole("button", { name: texts.leaveQuestion.stay }))
  expect(question()).toBeNull()
  expect(wouldAsk()).toBe(false)
  expect(leave).not.toHaveBeenCalled()
  expect(location.pathname).toBe("/rooms/demo")
  await settled()
  await goBack()
  expect(question()).not.toBeNull()
})

test("Back closes the question", async () => {
  await goBack()
  await goBack()
  expect(question()).toBeNull()
  expect(leave).not.toHaveBeenCalled()
  expect(location.pathname).toBe("/rooms/demo")
})

test("“Leave” ends the call and goes back", async () => {
  await goBack()
  await userEvent.click(screen.getByRole("button", { name: texts.leave }))
  await settled()
  expect(leave).toHaveBeenCalledOnce()
  expect(location.pathname).toBe("/")
})

test("once the call is over, Back asks nothing", async () => {
  await goBack()
  await userEvent.click(screen.getByRole("button", { name: texts.leave }))
  await settled()
  history.forward()
  await settled()
  expect(location.pathname).toBe("/rooms/demo")
  await goBack()
  expect(location.pathname).toBe("/")
})
