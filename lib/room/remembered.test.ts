import { expect, test } from "vitest"
import { FIRST_CHOICES, parseChoices } from "./choices"
import { Remembered } from "./remembered"

function fakeStorage() {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  }
}

test("the next page finds what was chosen on this one", () => {
  const storage = fakeStorage()
  const first = new Remembered("choices", parseChoices, () => storage)
  first.change({ name: "Ada" })
  first.change({ camera: { on: false, id: "cam-2" } })
  const next = new Remembered("choices", parseChoices, () => storage)
  expect(next.getState()).toEqual({ ...FIRST_CHOICES, name: "Ada", camera: { on: false, id: "cam-2" } })
})

test("listeners are told, and the state stays the same object until it changes", () => {
  const choices = new Remembered("choices", parseChoices, fakeStorage)
  let told = 0
  const stop = choices.subscribe(() => told++)
  expect(choices.getState()).toBe(choices.getState())
  choices.change({ speaker: "speaker-1" })
  stop()
  choices.change({ speaker: "" })
  expect(told).toBe(1)
})

test("where storage is blocked, the page still remembers", () => {
  const choices = new Remembered("choices", parseChoices, () => {
    throw new DOMException("The operation is insecure.", "SecurityError")
  })
  expect(choices.getState()).toEqual(FIRST_CHOICES)
  choices.change({ name: "Ada" })
  expect(choices.getState().name).toBe("Ada")
})
