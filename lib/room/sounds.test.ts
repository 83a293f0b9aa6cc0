import { expect, test } from "vitest"
import { soundFile } from "./sounds"

test.each([
  ["test", 5000],
  ["joined", 2000],
  ["left", 2000],
  ["hand", 2000],
  ["message", 2000],
] as const)("“%s” is a WAV file that is audible, doesn't clip, and ends in silence", (name, audible) => {
  const bytes = soundFile(name)
  const view = new DataView(bytes.buffer)
  expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe("RIFF")
  expect(view.getUint32(4, true)).toBe(bytes.length - 8)
  expect(view.getUint32(40, true)).toBe(bytes.length - 44)
  const samples = new Int16Array(bytes.buffer, 44)
  const loudest = Math.max(...samples.map(Math.abs))
  expect(loudest).toBeGreaterThan(audible)
  expect(loudest).toBeLessThan(32_767)
  expect(Math.max(...samples.slice(-100).map(Math.abs))).toBeLessThan(loudest / 20)
})
