import { expect, test } from "vitest"
import { mediaFault, mediaFaultSentence } from "./media-fault"

test.each([
  ["NotAllowedError", "denied"],
  ["NotFoundError", "missing"],
  ["NotReadableError", "in-use"],
  ["OverconstrainedError", "missing"],
  ["TypeError", "unknown"],
])("%s means %s", (name, fault) => {
  expect(mediaFault(new DOMException("", name))).toBe(fault)
})

test("each fault of each device has a sentence of its own", () => {
  const faults = ["denied", "missing", "in-use", "insecure", "lost", "unknown"] as const
  const sentences = (["microphone", "camera"] as const).flatMap((device) =>
    faults.map((fault) => mediaFaultSentence(device, fault)),
  )
  expect(new Set(sentences).size).toBe(sentences.length)
})
