import { expect, test } from "vitest"
import { DEFAULT_CHOICES, parseChoices } from "./choices"
import { PersistentStore } from "./persistent-store"
import { DEFAULT_PREFERENCES, parsePreferences } from "./preferences"

function fakeStorage(stored: Record<string, string> = {}) {
  const items = new Map(Object.entries(stored))
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  }
}

test("the next page reads what this one stored", () => {
  const storage = fakeStorage()
  const first = new PersistentStore("choices", parseChoices, () => [storage])
  first.update({ name: "Ada" })
  first.update({ camera: { on: false, id: "cam-2" } })
  const next = new PersistentStore("choices", parseChoices, () => [storage])
  expect(next.get()).toEqual({ ...DEFAULT_CHOICES, name: "Ada", camera: { on: false, id: "cam-2" } })
})

test("notifies listeners, and returns the same object until it changes", () => {
  const choices = new PersistentStore("choices", parseChoices, () => [fakeStorage()])
  let calls = 0
  const unsubscribe = choices.subscribe(() => calls++)
  expect(choices.get()).toBe(choices.get())
  choices.update({ speaker: "speaker-1" })
  unsubscribe()
  choices.update({ speaker: "" })
  expect(calls).toBe(1)
})

test("keeps the value in memory if storage is blocked", () => {
  const choices = new PersistentStore("choices", parseChoices, () => {
    throw new DOMException("The operation is insecure.", "SecurityError")
  })
  expect(choices.get()).toEqual(DEFAULT_CHOICES)
  choices.update({ name: "Ada" })
  expect(choices.get().name).toBe("Ada")
})

test("each tab keeps its own value when it is reloaded, and a new tab has the last one", () => {
  const shared = fakeStorage()
  const [tabA, tabB] = [fakeStorage(), fakeStorage()]
  const load = (tab: ReturnType<typeof fakeStorage>) =>
    new PersistentStore("choices", parseChoices, () => [tab, shared])
  load(tabA).update({ microphone: { on: false, id: "" } })
  load(tabB).update({ microphone: { on: true, id: "" } })
  expect(load(tabA).get().microphone.on).toBe(false)
  expect(load(fakeStorage()).get().microphone.on).toBe(true)
})

test("a change for the next page of a tab changes neither this page nor other tabs", () => {
  const [tab, shared] = [fakeStorage(), fakeStorage()]
  const load = (first: ReturnType<typeof fakeStorage>) =>
    new PersistentStore("choices", parseChoices, () => [first, shared])
  const store = load(tab)
  store.update({ name: "Ada" })
  store.updateNextPage({ microphone: { on: false, id: "" } })
  expect(store.get().microphone.on).toBe(true)
  expect(load(tab).get()).toEqual({ ...DEFAULT_CHOICES, name: "Ada", microphone: { on: false, id: "" } })
  expect(load(fakeStorage()).get().microphone.on).toBe(true)
})

test.each(["", "{", "null", "7", "[]", '"text"'])("falls back to the defaults if %j is stored", (text) => {
  const storage = fakeStorage({ "greenroom:choices": text, "greenroom:preferences": text })
  expect(new PersistentStore("choices", parseChoices, () => [storage]).get()).toEqual(DEFAULT_CHOICES)
  expect(new PersistentStore("preferences", parsePreferences, () => [storage]).get()).toEqual(
    DEFAULT_PREFERENCES,
  )
})
