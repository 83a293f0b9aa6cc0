import { ConnectionState, Room, RoomEvent } from "livekit-client"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { HAND_ATTRIBUTE } from "../participants"
import { HandQueue, raisedHands } from "./hand-queue"

const participant = (identity: string, raised?: string, joinedAt?: Date, sid = `PA_${identity}`) => ({
  identity,
  sid,
  attributes: (raised === undefined ? {} : { [HAND_ATTRIBUTE]: raised }) as Record<string, string>,
  joinedAt,
})

const at = (time: string) => new Date(`2026-11-21T${time}Z`)
const iso = (time: string) => at(time).toISOString()

let queue: HandQueue
/** Updates the queue at a time of this page's clock. */
const see = (time: string, ...participants: ReturnType<typeof participant>[]) =>
  queue.update(participants, at(time).getTime())

beforeEach(() => {
  queue = new HandQueue()
})

describe("hands that were up when this page joined", () => {
  test("are listed in the order in which they went up", () => {
    expect(
      see(
        "10:01:00",
        participant("ada", iso("10:00:05")),
        participant("ben"),
        participant("cleo", iso("10:00:01")),
        participant("dev", ""),
      ),
    ).toEqual(["cleo", "ada"])
  })

  test("can’t have gone up before their participants joined", () => {
    expect(
      see(
        "10:06:00",
        participant("sly", "1970-01-01T00:00:00Z", at("10:05:00")),
        participant("ada", iso("10:00:00"), at("09:00:00")),
      ),
    ).toEqual(["ada", "sly"])
  })

  test("are last with an attribute that isn't a time", () => {
    expect(see("10:01:00", participant("odd", "yes"), participant("ada", iso("10:00:00")))).toEqual([
      "ada",
      "odd",
    ])
  })
})

describe("hands that this page sees go up", () => {
  const eve = (raised?: string, sid?: string) => participant("eve", raised, at("10:00:00"), sid)
  const ada = participant("ada", iso("10:30:00"), at("10:20:00"))

  test("are listed as it saw them, whatever their participants’ clocks say", () => {
    expect(see("10:30:00", eve(), ada)).toEqual(["ada"])
    expect(see("10:31:00", eve(iso("10:01:00")), ada)).toEqual(["ada", "eve"])
    expect(see("10:32:00", eve(iso("10:00:30")), ada)).toEqual(["ada", "eve"])
  })

  test("go to the end if they were lowered in between, even with the old time", () => {
    expect(see("10:05:00", eve(iso("10:05:00")))).toEqual(["eve"])
    expect(see("10:30:00", eve(), ada)).toEqual(["ada"])
    expect(see("10:31:00", eve(iso("10:05:00")), ada)).toEqual(["ada", "eve"])
  })

  test("keep their place while their participant reconnects, for half a minute", () => {
    see("10:05:00", eve(iso("10:05:00"), "PA_1"))
    see("10:30:00", eve(iso("10:05:00"), "PA_1"), ada)
    expect(see("10:31:00", ada)).toEqual(["ada"])
    expect(see("10:31:10", eve(undefined, "PA_2"), ada)).toEqual(["ada"])
    expect(see("10:31:20", eve(iso("10:05:00"), "PA_2"), ada)).toEqual(["eve", "ada"])

    expect(see("10:32:00", ada)).toEqual(["ada"])
    expect(see("10:32:31", ada)).toEqual(["ada"])
    expect(see("10:32:32", eve(iso("10:05:00"), "PA_3"), ada)).toEqual(["ada", "eve"])
  })
})

test("raisedHands keeps one order for a room, also while it reconnects", () => {
  const room = new Room()
  const add = (identity: string, raised: string) => {
    room.remoteParticipants.set(identity, participant(identity, raised) as never)
    room.emit(RoomEvent.ParticipantAttributesChanged, { [HAND_ATTRIBUTE]: raised }, {} as never)
  }
  const hands = raisedHands(room)
  add("ada", iso("10:30:00"))
  add("eve", iso("10:31:00"))
  expect(hands.get()).toEqual(["ada", "eve"])

  room.state = ConnectionState.Reconnecting
  room.remoteParticipants.clear()
  room.emit(RoomEvent.ParticipantDisconnected, {} as never)
  expect(hands.get()).toEqual(["ada", "eve"])
  add("eve", iso("10:31:00"))
  add("ada", iso("10:30:00"))
  room.state = ConnectionState.Connected
  room.emit(RoomEvent.ConnectionStateChanged, room.state)
  expect(raisedHands(room)).toBe(hands)
  expect(hands.get()).toEqual(["ada", "eve"])
})

test("raisedHands reads the room only for attributes that matter", () => {
  const room = new Room()
  const hands = raisedHands(room)
  const readParticipants = vi.spyOn(room.remoteParticipants, "values")
  room.emit(RoomEvent.ParticipantAttributesChanged, { mood: "happy" }, {} as never)
  expect(readParticipants).not.toHaveBeenCalled()
  room.remoteParticipants.set("ada", participant("ada", iso("10:30:00")) as never)
  room.emit(RoomEvent.ParticipantAttributesChanged, { [HAND_ATTRIBUTE]: iso("10:30:00") }, {} as never)
  expect(hands.get()).toEqual(["ada"])
})
