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

test("a refusal by the computer's own settings is told from one by the browser's", () => {
  expect(mediaFault(new DOMException("Permission denied by system", "NotAllowedError"))).toBe("system")
  expect(mediaFault("no error at all")).toBe("unknown")
})

test("each fault of each device has a sentence of its own", () => {
  const faults = [
    "denied",
    "dismissed",
    "system",
    "missing",
    "in-use",
    "insecure",
    "lost",
    "unknown",
  ] as const
  const sentences = (["microphone", "camera"] as const).flatMap((device) =>
    faults.map((fault) => mediaFaultSentence(device, fault)),
  )
  expect(new Set(sentences).size).toBe(sentences.length)
})
