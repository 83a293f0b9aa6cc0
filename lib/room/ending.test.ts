import { DisconnectReason } from "livekit-client"
import { expect, test } from "vitest"
import { ending } from "./ending"

const REASONS = Object.values(DisconnectReason).filter((reason) => typeof reason === "number")

test("every reason has a sentence of its own, but for the two that say that the line is gone", () => {
  expect(REASONS.length).toBeGreaterThan(16)
  const sentences = REASONS.map((reason) => {
    const { title, detail } = ending(reason)
    return `${title}. ${detail}`
  })
  expect(new Set(sentences).size).toBe(REASONS.length - 1)
})

test("who was thrown out is not invited back; everybody else is", () => {
  expect(REASONS.filter((reason) => !ending(reason).canRejoin)).toEqual([
    DisconnectReason.PARTICIPANT_REMOVED,
  ])
})

test("a place is taken over only where the server may still hold it", () => {
  expect(ending(DisconnectReason.DUPLICATE_IDENTITY).mayLeaveGhost).toBe(false)
  expect(ending(DisconnectReason.CLIENT_INITIATED).mayLeaveGhost).toBe(false)
  expect(ending(undefined).mayLeaveGhost).toBe(true)
})

test("a reason that is not known yet is told as a lost connection", () => {
  expect(ending(99 as DisconnectReason)).toEqual(ending(undefined))
})
