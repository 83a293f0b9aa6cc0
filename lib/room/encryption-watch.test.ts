// @vitest-environment jsdom
import { ParticipantKind, type RemoteParticipant, Room, RoomEvent } from "livekit-client"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { PROOF_ATTRIBUTE } from "../participants"
import { EncryptionWatch } from "./encryption-watch"

const KEY = new Uint8Array(32).fill(1)
const OTHER_KEY = new Uint8Array(32).fill(2)

type Other = { identity: string; sid: string; attributes?: Record<string, string>; tracks?: boolean[] }

/** Watches a room, and adds others to it. */
function watched(key: Uint8Array<ArrayBuffer> | undefined) {
  const room = new Room()
  room.isE2EEEnabled = key !== undefined
  const setAttributes = vi.fn(async (_attributes: Record<string, string>) => undefined)
  const watch = new EncryptionWatch(room, key, setAttributes)
  const join = ({ identity, sid, attributes = {}, tracks = [] }: Other) => {
    const participant = {
      identity,
      sid,
      kind: ParticipantKind.STANDARD,
      attributes,
      isLocal: false,
      trackPublications: new Map(tracks.map((isEncrypted, index) => [`TR_${index}`, { isEncrypted }])),
    } as unknown as RemoteParticipant
    room.remoteParticipants.set(identity, participant)
    room.emit(RoomEvent.ParticipantConnected, participant)
    return participant
  }
  return { room, watch, join, setAttributes }
}

/** Returns what somebody with this key publishes in this session. */
async function proofOf(key: Uint8Array<ArrayBuffer>, identity: string, sid: string): Promise<string> {
  const { room, setAttributes } = watched(key)
  Object.assign(room.localParticipant, { identity, sid })
  room.emit(RoomEvent.Connected)
  await vi.waitFor(() => expect(setAttributes).toHaveBeenCalledOnce())
  return setAttributes.mock.calls[0]?.[0][PROOF_ATTRIBUTE] ?? ""
}

const ada = { identity: "ada", sid: "PA_ada" }
const eve = { identity: "eve", sid: "PA_eve" }
const reasons = ({ state }: EncryptionWatch) =>
  state.get().unencrypted.map(({ participant, reason }) => [participant.identity, reason])

describe("EncryptionWatch", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }))
  afterEach(() => void vi.useRealTimers())
  /** Waits for updates and signatures, less than a newcomer has to show that they have the key. */
  const eventually = (assert: () => void) => vi.waitFor(assert)

  test("accepts a signature of the participant's own session", async () => {
    const proof = await proofOf(KEY, "ada", "PA_ada")
    const { watch, join } = watched(KEY)
    join({ ...ada, attributes: { [PROOF_ATTRIBUTE]: proof } })
    expect(watch.state.get().isChecking).toBe(true)
    await eventually(() => expect(watch.state.get().isChecking).toBe(false))
    expect(watch.state.get()).toMatchObject({ isEncrypted: true, unencrypted: [] })
  })

  test("rejects a copied signature, one with another key, and other text", async () => {
    const proof = await proofOf(KEY, "ada", "PA_ada")
    for (const claim of [proof, await proofOf(OTHER_KEY, "eve", "PA_eve"), "encrypted"]) {
      const { watch, join } = watched(KEY)
      join({ ...eve, attributes: { [PROOF_ATTRIBUTE]: claim }, tracks: [true] })
      await eventually(() => expect(reasons(watch)).toEqual([["eve", "other-key"]]))
    }
  })

  test("counts participants without a proof as not encrypted after the grace period, with tracks or without", async () => {
    const { watch, join } = watched(KEY)
    join(eve)
    join({ identity: "mallory", sid: "PA_mallory", tracks: [true] })
    await vi.advanceTimersByTimeAsync(500)
    expect(watch.state.get()).toMatchObject({ isChecking: true, unencrypted: [] })
    await vi.advanceTimersByTimeAsync(6000)
    expect(reasons(watch)).toEqual([
      ["eve", "no-key"],
      ["mallory", "no-key"],
    ])
    expect(watch.state.get().isChecking).toBe(false)
  })

  test("reports plain tracks at once, even of a participant with the key", async () => {
    const proof = await proofOf(KEY, "ada", "PA_ada")
    const { watch, join } = watched(KEY)
    join({ ...ada, attributes: { [PROOF_ATTRIBUTE]: proof }, tracks: [true, false] })
    await eventually(() => expect(reasons(watch)).toEqual([["ada", "plain-tracks"]]))
  })

  test("distinguishes another key from no key", async () => {
    const { room, watch, join } = watched(KEY)
    const participant = join(eve)
    room.emit(RoomEvent.EncryptionError, new Error("InvalidKey"), participant)
    await vi.advanceTimersByTimeAsync(6000)
    expect(reasons(watch)).toEqual([["eve", "other-key"]])
  })

  test("forgets participants who left, and checks them again in another session", async () => {
    const proof = await proofOf(KEY, "ada", "PA_ada")
    const { room, watch, join } = watched(KEY)
    const participant = join({ ...ada, attributes: { [PROOF_ATTRIBUTE]: proof } })
    await eventually(() => expect(watch.state.get().isChecking).toBe(false))
    room.remoteParticipants.delete("ada")
    room.emit(RoomEvent.ParticipantDisconnected, participant)
    join({ identity: "ada", sid: "PA_later", attributes: { [PROOF_ATTRIBUTE]: proof } })
    await eventually(() => expect(reasons(watch)).toEqual([["ada", "other-key"]]))
  })

  test("without a key, distinguishes an encrypted call from a plain one, and publishes nothing", async () => {
    const { room, watch, join, setAttributes } = watched(undefined)
    room.emit(RoomEvent.Connected)
    join({ ...ada, tracks: [false] })
    await eventually(() => expect(watch.state.get()).toMatchObject({ hasKey: false, isEncrypted: false }))
    join({ identity: "ben", sid: "PA_ben", attributes: { [PROOF_ATTRIBUTE]: "x" } })
    await eventually(() => expect(watch.state.get()).toMatchObject({ hasKey: false, isEncrypted: true }))
    expect(setAttributes).not.toHaveBeenCalled()
  })
})
