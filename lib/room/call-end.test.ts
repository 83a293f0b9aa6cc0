import { DisconnectReason } from "livekit-client"
import { expect, test } from "vitest"
import { callEnd } from "./call-end"

const REASONS = Object.values(DisconnectReason).filter((reason) => typeof reason === "number")

test("each reason has a text of its own, except the two that mean a lost connection", () => {
  expect(REASONS.length).toBeGreaterThan(16)
  const texts = REASONS.map((reason) => {
    const { title, detail } = callEnd(reason)
    return `${title}. ${detail}`
  })
  expect(new Set(texts).size).toBe(REASONS.length - 1)
})

test("everyone may rejoin but removed participants", () => {
  expect(REASONS.filter((reason) => !callEnd(reason).canRejoin)).toEqual([
    DisconnectReason.PARTICIPANT_REMOVED,
  ])
})

test("an identity is taken over only if the server may still list its participant", () => {
  expect(callEnd(DisconnectReason.DUPLICATE_IDENTITY).mayLeaveGhost).toBe(false)
  expect(callEnd(DisconnectReason.CLIENT_INITIATED).mayLeaveGhost).toBe(false)
  expect(callEnd(undefined).mayLeaveGhost).toBe(true)
})

test("an unknown reason counts as a lost connection", () => {
  expect(callEnd(99 as DisconnectReason)).toEqual(callEnd(undefined))
})
