import fc from "fast-check"
import { expect, test } from "vitest"
import { type Choices, FIRST_CHOICES, parseChoices } from "./choices"

const chosen: Choices = {
  name: "Ada",
  microphone: { on: false, id: "mic-2" },
  camera: { on: true, id: "" },
  speaker: "speaker-1",
}

test("what was stored is found again", () => {
  expect(parseChoices(JSON.stringify(chosen))).toEqual(chosen)
})

test.each([null, "", "{", "null", "7", "[]", '"text"'])("%s counts as nothing chosen", (text) => {
  expect(parseChoices(text)).toEqual(FIRST_CHOICES)
})

test("one bad value does not spoil the others", () => {
  const text = JSON.stringify({
    ...chosen,
    name: 7,
    camera: { on: "no", id: ["x"] },
    speaker: "x".repeat(9999),
  })
  expect(parseChoices(text)).toEqual({ ...FIRST_CHOICES, microphone: chosen.microphone })
})

test("any JSON gives choices that can be used", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { name, microphone, camera, speaker } = parseChoices(text)
      for (const value of [name, microphone.id, camera.id, speaker]) expect(value).toBeTypeOf("string")
      for (const { on } of [microphone, camera]) expect(on).toBeTypeOf("boolean")
    }),
  )
})
