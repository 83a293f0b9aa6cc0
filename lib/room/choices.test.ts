import fc from "fast-check"
import { expect, test } from "vitest"
import { type Choices, DEFAULT_CHOICES, parseChoices } from "./choices"

const chosen: Choices = {
  name: "Ada",
  microphone: { on: false, id: "mic-2" },
  camera: { on: true, id: "" },
  speaker: "speaker-1",
}

test("keeps valid choices", () => {
  expect(parseChoices(chosen)).toEqual(chosen)
})

test.each([undefined, null, 7, [], "text"])("returns the defaults for %j", (stored) => {
  expect(parseChoices(stored)).toEqual(DEFAULT_CHOICES)
})

test("replaces only the invalid values", () => {
  const stored = { ...chosen, name: 7, camera: { on: "no", id: ["x"] }, speaker: "x".repeat(9999) }
  expect(parseChoices(stored)).toEqual({ ...DEFAULT_CHOICES, microphone: chosen.microphone })
})

test("returns valid choices for any JSON value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (stored) => {
      const { name, microphone, camera, speaker } = parseChoices(stored)
      for (const value of [name, microphone.id, camera.id, speaker]) expect(value).toBeTypeOf("string")
      for (const { on } of [microphone, camera]) expect(on).toBeTypeOf("boolean")
    }),
  )
})
