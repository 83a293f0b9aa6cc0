import { expect, test } from "vitest"
import { speakerInUse, speakersOf } from "./speakers"

const available = ["default", "communications", "desk", "headset"].map((deviceId) => ({
  kind: "audiooutput" as const,
  deviceId,
}))

test("the system's own speaker is listed once, by us", () => {
  const ids = speakersOf([...available, { kind: "audioinput", deviceId: "mic" }]).map(
    ({ deviceId }) => deviceId,
  )
  expect(ids).toEqual(["desk", "headset"])
})

test("a speaker that was unplugged gives way to the system's", () => {
  expect(speakerInUse(available, "desk")).toBe("desk")
  expect(speakerInUse(available, "gone")).toBe("")
  expect(speakerInUse(available, "")).toBe("")
})
