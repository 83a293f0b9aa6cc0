import { expect, test } from "vitest"
import { testSound } from "./test-sound"

test("is a WAV file that is audible, doesn't clip, and ends in silence", () => {
  const bytes = testSound()
  const view = new DataView(bytes.buffer)
  expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe("RIFF")
  expect(view.getUint32(4, true)).toBe(bytes.length - 8)
  expect(view.getUint32(40, true)).toBe(bytes.length - 44)
  const samples = new Int16Array(bytes.buffer, 44)
  const loudest = Math.max(...samples.map(Math.abs))
  expect(loudest).toBeGreaterThan(5000)
  expect(loudest).toBeLessThan(32_767)
  expect(Math.max(...samples.slice(-100).map(Math.abs))).toBeLessThan(loudest / 20)
})
