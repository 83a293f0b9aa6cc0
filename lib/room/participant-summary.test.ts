import { expect, test } from "vitest"
import { parseParticipantSummary } from "./participant-summary"

test("reads the server's answer", () => {
  const summary = { count: 2, names: ["Ada", "Ben"], isFull: false, isRecording: true }
  expect(parseParticipantSummary(JSON.stringify(summary))).toEqual(summary)
})

test("keeps names from affecting the text around them", () => {
  const names = ["Ada \u202egnp.exe", `Z${"\u0335".repeat(40)}`, "W".repeat(256)]
  const read = parseParticipantSummary(JSON.stringify({ count: 3, names, isFull: false, isRecording: true }))
  expect(read?.names).toEqual(["Ada gnp.exe", `Z${"\u0335".repeat(4)}`, `${"W".repeat(79)}…`])
})

test.each([
  undefined,
  "",
  "null",
  "[]",
  "{}",
  '{"count":"2","names":[],"isFull":false,"isRecording":false}',
  '{"count":1,"names":{"length":1},"isFull":false,"isRecording":false}',
  '{"count":1,"names":[],"isFull":false}',
  '{"count":1,"names":[5],"isFull":false,"isRecording":false}',
])("returns undefined for %s", (json) => {
  expect(parseParticipantSummary(json)).toBeUndefined()
})
