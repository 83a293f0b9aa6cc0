import { expect, test } from "vitest"
import { messagesSaid } from "./messages-said"

const wrote = (name: string, text: string) => ({ name, text })

test("reads out a few messages, and counts many", () => {
  expect(messagesSaid([wrote("Ada", "hello")])).toEqual(["Ada wrote: hello"])
  expect(messagesSaid([wrote("Ada", "a"), wrote("Ada", "b"), wrote("Ada", "c")])).toEqual([
    "3 new messages of Ada",
  ])
  expect(messagesSaid([wrote("Ada", "a"), wrote("Ben", "b"), wrote("Ada", "c")])).toEqual(["3 new messages"])
})
