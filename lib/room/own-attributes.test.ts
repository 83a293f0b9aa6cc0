// @vitest-environment jsdom
import { Room, RoomEvent } from "livekit-client"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { setOwnAttributes } from "./own-attributes"

const HAND = { "greenroom.hand": "2026-11-30T08:00:00.000Z" }
const call = { roomName: "demo room", participantToken: "token", isOwnToken: true }
const fetched = vi.fn<typeof fetch>()
let room: Room
let setAttributes: ReturnType<typeof vi.spyOn>

beforeEach(() => {
  vi.stubGlobal(
    "fetch",
    fetched.mockReset().mockImplementation(async () => Response.json({})),
  )
  room = new Room()
  setAttributes = vi.spyOn(room.localParticipant, "setAttributes").mockResolvedValue()
})
afterEach(() => void vi.unstubAllGlobals())

function permit(canUpdateMetadata: boolean) {
  room.localParticipant.permissions = { canUpdateMetadata } as never
}

test("a participant who may change themselves does", async () => {
  permit(true)
  await setOwnAttributes(room, HAND, call)
  expect(setAttributes).toHaveBeenCalledWith(HAND)
  expect(fetched).not.toHaveBeenCalled()
})

test("for others the app's server does, and the change has arrived when it is done", async () => {
  permit(false)
  let isDone = false
  const done = setOwnAttributes(room, HAND, call).then(() => {
    isDone = true
  })
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce())
  const [url, init] = fetched.mock.calls[0] ?? []
  expect(url).toBe("/api/rooms/demo%20room/attributes")
  expect(JSON.parse(String(init?.body))).toEqual({ participant_token: "token", attributes: HAND })
  await new Promise((resolve) => setTimeout(resolve))
  expect(isDone).toBe(false)
  vi.spyOn(room.localParticipant, "attributes", "get").mockReturnValue(HAND)
  room.emit(RoomEvent.ParticipantAttributesChanged, HAND, room.localParticipant)
  await done
  expect(setAttributes).not.toHaveBeenCalled()
})

test("a refusal of the app's server rejects", async () => {
  permit(false)
  fetched.mockImplementation(async () => Response.json({}, { status: 403 }))
  await expect(setOwnAttributes(room, HAND, call)).rejects.toThrow("403")
})

test("a token of another server isn't sent to this one", async () => {
  permit(false)
  await setOwnAttributes(room, HAND, { ...call, isOwnToken: undefined })
  expect(fetched).not.toHaveBeenCalled()
})
