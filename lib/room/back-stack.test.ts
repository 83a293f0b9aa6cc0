// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import "@/instrumentation-client"
import { BackStack } from "./back-stack"

// jsdom's history traverses as browsers do. A listener stands in for Next, which renders the page at the address.
const next = vi.fn()
let stack: BackStack
let detach: () => void

/** jsdom traverses in a task, and what follows is another traversal at most. */
const settled = async () => {
  for (let task = 0; task < 8; task++) await new Promise((resolve) => setTimeout(resolve))
}
const goBack = async () => {
  history.back()
  await settled()
}

beforeEach(async () => {
  history.pushState({ __NA: true }, "", "/")
  history.pushState({ __NA: true, tree: "room" }, "", "/rooms/demo#key=1")
  window.addEventListener("popstate", next)
  stack = new BackStack()
  detach = stack.attach()
  await settled()
  next.mockClear()
})
afterEach(async () => {
  detach()
  window.removeEventListener("popstate", next)
})

test("Back calls the top layer and stays on the page, as often as one likes", async () => {
  const onBack = vi.fn()
  stack.add(onBack)
  await settled()
  for (const count of [1, 2, 3]) {
    await goBack()
    expect(onBack).toHaveBeenCalledTimes(count)
    expect(location.pathname + location.hash).toBe("/rooms/demo#key=1")
    expect(history.state.tree).toBe("room")
  }
  expect(next).not.toHaveBeenCalled()
})

test("Back closes the layers from the top", async () => {
  const closed: string[] = []
  stack.add(() => closed.push("call"))
  const removePanel = stack.add(() => {
    closed.push("panel")
    removePanel()
  })
  await settled()
  await goBack()
  expect(closed).toEqual(["panel"])
  await goBack()
  expect(closed).toEqual(["panel", "call"])
})

test("a jump over several entries stays on the page too", async () => {
  const onBack = vi.fn()
  stack.add(onBack)
  await settled()
  history.go(-2)
  await settled()
  expect(onBack).toHaveBeenCalledOnce()
  expect(location.pathname).toBe("/rooms/demo")
  expect(next).not.toHaveBeenCalled()
  await goBack()
  expect(onBack).toHaveBeenCalledTimes(2)
  expect(location.pathname).toBe("/rooms/demo")
})

test("without layers, Back leaves the page, and Forward finds the same visit", async () => {
  const remove = stack.add(() => undefined)
  await settled()
  const visit = stack.visit()
  expect(visit).toBeTruthy()
  remove()
  await settled()
  await goBack()
  expect(location.pathname).toBe("/")
  expect(next).toHaveBeenCalledOnce()
  expect(stack.visit()).toBeUndefined()
  history.forward()
  await settled()
  expect(stack.visit()).toBe(visit)
})

test("a layer that is removed and added at once, as in StrictMode, changes nothing", async () => {
  const remove = stack.add(() => undefined)
  await settled()
  const length = history.length
  remove()
  stack.add(() => undefined)
  await settled()
  expect(history.length).toBe(length)
})

test("leaving goes back once the layers are closed", async () => {
  const removeCall = stack.add(() => stack.leave())
  await settled()
  await goBack()
  expect(location.pathname).toBe("/rooms/demo")
  removeCall()
  await settled()
  expect(location.pathname).toBe("/")
})

test("after a reload, a layer's entry is left for the page's own", async () => {
  stack.add(() => undefined)
  await settled()
  detach()
  const reloaded = new BackStack()
  detach = reloaded.attach()
  await settled()
  expect(location.pathname).toBe("/rooms/demo")
  await goBack()
  expect(location.pathname).toBe("/")
})
