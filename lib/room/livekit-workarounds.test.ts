// @vitest-environment jsdom
// biome-ignore-all lint/complexity/useLiteralKeys: bracket access reaches private members
import v8 from "node:v8"
import vm from "node:vm"
import { deflateRawSync } from "node:zlib"
import {
  Encryption_Type,
  ParticipantEvent,
  RemoteVideoTrack,
  Room,
  RoomEvent,
  type RoomOptions,
  TrackEvent,
} from "livekit-client"
import { ParticipantPermission } from "livekit-server-sdk"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { readTextStream } from "./incoming-limits"
import { createRoom, discardRoom, pauseUnseenVideo, UndecryptableDataError } from "./livekit-workarounds"

// The tests that begin with "livekit-client" show a bug of the installed version. When an update makes one fail, the
// workaround can go.

describe("createRoom", () => {
  const { cleanupRegistry } = Room
  const mediaDevices = new EventTarget()

  beforeEach(() => {
    vi.stubGlobal("navigator", { ...navigator, userAgent: navigator.userAgent, mediaDevices })
  })
  afterEach(() => {
    Room.cleanupRegistry = cleanupRegistry
    vi.unstubAllGlobals()
  })

  it("livekit-client never releases a room", async () => {
    const room = new WeakRef(new Room())
    expect(await isCollected(room)).toBe(false)
  })

  it("creates a room that is released when it is discarded", async () => {
    const created = async () => {
      const room = createRoom()
      await discardRoom(room)
      return new WeakRef(room)
    }
    expect(await isCollected(await created())).toBe(true)
  })
})

describe("crypto.randomUUID on a page without HTTPS", () => {
  beforeEach(() => {
    const { getRandomValues } = crypto
    vi.stubGlobal("crypto", { getRandomValues: getRandomValues.bind(crypto) })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it("livekit-client can't send text without it", async () => {
    await expect(new Room().localParticipant.sendText("Hello")).rejects.toThrow(/randomUUID/)
  })

  it("createRoom provides it", () => {
    createRoom()
    const ids = [crypto.randomUUID(), crypto.randomUUID()]
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(ids[0]).not.toBe(ids[1])
  })
})

describe("the right to change one's own attributes", () => {
  const changes = (room: Room) => {
    const onChange = vi.fn()
    room.localParticipant.on(ParticipantEvent.ParticipantPermissionsChanged, onChange)
    const permission = new ParticipantPermission({ canSubscribe: true })
    room.localParticipant.setPermissions(permission as never)
    room.localParticipant.setPermissions({ ...permission, canUpdateMetadata: true } as never)
    room.localParticipant.setPermissions({ ...permission, canUpdateMetadata: true } as never)
    return onChange.mock.calls.length
  }

  it("livekit-client reports no change of it", () => {
    expect(changes(new Room())).toBe(1)
  })

  it("is reported by a room of createRoom", () => {
    expect(changes(createRoom())).toBe(2)
  })
})

describe("pauseUnseenVideo", () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function subscribedVideo() {
    const mediaTrack = Object.assign(new EventTarget(), { kind: "video", enabled: true }) as unknown
    const track = new RemoteVideoTrack(mediaTrack as MediaStreamTrack, "TR_1", {} as RTCRtpReceiver, {})
    const onVisibility = vi.fn<(isVisible: boolean) => void>()
    track.on(TrackEvent.VisibilityChanged, onVisibility)
    return { track, onVisibility }
  }

  it("livekit-client does not report a video without an element as hidden", () => {
    const { onVisibility } = subscribedVideo()
    vi.advanceTimersByTime(60_000)
    expect(onVisibility).not.toHaveBeenCalled()
  })

  it("reports it as hidden", () => {
    const room = new Room()
    const stop = pauseUnseenVideo(room)
    const { track, onVisibility } = subscribedVideo()
    room.emit(RoomEvent.TrackSubscribed, track, {} as never, {} as never)
    vi.advanceTimersByTime(2000)
    expect(onVisibility).toHaveBeenCalledExactlyOnceWith(false, track)
    stop()
  })

  it("ignores a video that has an element", () => {
    const room = new Room()
    const stop = pauseUnseenVideo(room)
    const { track, onVisibility } = subscribedVideo()
    track.attachedElements.push(document.createElement("video"))
    room.emit(RoomEvent.TrackSubscribed, track, {} as never, {} as never)
    vi.advanceTimersByTime(60_000)
    expect(onVisibility).not.toHaveBeenCalled()
    stop()
  })

  it("stops with its cleanup", () => {
    const room = new Room()
    const { track, onVisibility } = subscribedVideo()
    const stop = pauseUnseenVideo(room)
    room.emit(RoomEvent.TrackSubscribed, track, {} as never, {} as never)
    stop()
    vi.advanceTimersByTime(60_000)
    expect(onVisibility).not.toHaveBeenCalled()
  })
})

describe("incoming data streams", () => {
  /** A room that receives packets, and the texts that arrive in it. `undefined` is a stream that failed. */
  function receiver(room: Room) {
    const texts: (string | undefined)[] = []
    const waiting: Promise<unknown>[] = []
    room["incomingDataStreamManager"].setConnected(true)
    room.registerTextStreamHandler("lk.chat", (reader) => {
      waiting.push(readTextStream(reader, 1e6).then((text) => texts.push(text)))
    })
    const packet = (participantIdentity: string, value: object) =>
      room["handleDataPacket"]({ participantIdentity, value }, Encryption_Type.NONE)
    const header = (sender: string, streamId: string, fields: object = {}) =>
      packet(sender, {
        case: "streamHeader",
        value: {
          streamId,
          topic: "lk.chat",
          timestamp: 0n,
          compression: 0,
          contentHeader: { case: "textHeader", value: {} },
          ...fields,
        },
      })
    const chunk = (sender: string, streamId: string, chunkIndex: number, text: string) =>
      packet(sender, {
        case: "streamChunk",
        value: {
          streamId,
          chunkIndex: BigInt(chunkIndex),
          content: new TextEncoder().encode(text),
          version: 0,
        },
      })
    const trailer = (sender: string, streamId: string) =>
      packet(sender, { case: "streamTrailer", value: { streamId, attributes: {}, reason: "" } })
    const received = async () => {
      await Promise.all(waiting)
      return texts
    }
    return { header, chunk, trailer, received }
  }

  async function wordsInAnothersMouth(room: Room) {
    const { header, chunk, trailer, received } = receiver(room)
    header("ben", "1")
    chunk("ben", "1", 0, "I like it")
    chunk("eve", "1", 1, " not")
    trailer("eve", "1")
    chunk("ben", "1", 1, "!")
    trailer("ben", "1")
    return received()
  }

  it("livekit-client adds anybody's chunks to a stream, and lets anybody end it", async () => {
    expect(await wordsInAnothersMouth(new Room())).toEqual(["I like it not"])
  })

  it("takes chunks and the end of a stream from its opener alone", async () => {
    expect(await wordsInAnothersMouth(createRoom())).toEqual(["I like it!"])
  })

  const deflated = (text: string) => new Uint8Array(deflateRawSync(text))

  it("livekit-client inflates what says that it is too long", async () => {
    const { header, received } = receiver(new Room({ dataStream: { maxPayloadByteLength: 1e9 } }))
    const inlineContent = deflated("x".repeat(2e6))
    header("eve", "1", { compression: 1, totalLength: 2_000_000n, inlineContent })
    expect((await received())[0]).toHaveLength(1e6)
  })

  it("fails streams whose header or content is too long", async () => {
    const inflate = vi.fn()
    vi.stubGlobal(
      "DecompressionStream",
      class extends DecompressionStream {
        constructor(format: CompressionFormat) {
          super(format)
          inflate()
        }
      },
    )
    const { header, received } = receiver(createRoom({ dataStream: { maxPayloadByteLength: 100_000 } }))
    const inlineContent = deflated("x".repeat(2e6))
    header("eve", "1", { compression: 1, totalLength: 2_000_000n, inlineContent })
    expect(inflate).not.toHaveBeenCalled()
    header("eve", "2", { compression: 1, totalLength: 10n, inlineContent })
    header("ben", "3", { compression: 1, totalLength: 4n, inlineContent: deflated("fine") })
    vi.unstubAllGlobals()
    expect((await received()).toSorted()).toEqual(["fine", undefined, undefined])
  })

  it("limits the compressed bytes of each sender", async () => {
    const { header, received } = receiver(createRoom({ dataStream: { maxPayloadByteLength: 100_000 } }))
    const inlineContent = deflated("x".repeat(90_000))
    for (let i = 0; i < 1000; i++)
      header("eve", `${i}`, { compression: 1, totalLength: 90_000n, inlineContent })
    header("ben", "ben", { compression: 1, totalLength: 4n, inlineContent: deflated("fine") })
    const texts = await received()
    const inflated = texts.filter((text) => text?.startsWith("x")).length
    expect(inflated * inlineContent.byteLength).toBeLessThanOrEqual(64_000)
    expect(texts).toContain("fine")
  })

  it("drops streams of unknown topics while connecting", () => {
    const room = createRoom()
    const { header, chunk } = receiver(room)
    room["incomingDataStreamManager"].setConnected(false)
    header("eve", "1", { topic: "unknown" })
    chunk("eve", "1", 0, "x".repeat(10_000))
    expect(room["incomingDataStreamManager"].bufferedPackets).toEqual([])
    header("ben", "2")
    expect(room["incomingDataStreamManager"].bufferedPackets).toHaveLength(1)
  })

  it("forgets the streams of those who left", async () => {
    const room = createRoom()
    const { header, received } = receiver(room)
    for (let i = 0; i < 200; i++) header("eve", `${i}`)
    room.emit(RoomEvent.ParticipantDisconnected, { identity: "eve" } as never)
    header("eve", "back", { inlineContent: new TextEncoder().encode("back") })
    header("eve", "open")
    room["incomingDataStreamManager"].clearControllers()
    expect((await received()).filter((text) => text === "back")).toHaveLength(1)
  })
})

describe("encrypted data", () => {
  /** Adds one to each byte. */
  const shift = (by: number) => (bytes: Uint8Array) => bytes.map((byte) => byte + by)

  function encryption({ isEnabled = true, hasKey = true } = {}): RoomOptions {
    const manager = {
      on: () => manager,
      setup: () => undefined,
      setupEngine: () => undefined,
      isEnabled,
      get isDataChannelEncryptionEnabled() {
        return isEnabled
      },
      set isDataChannelEncryptionEnabled(_: boolean) {},
      encryptData: async (data: Uint8Array) => ({
        payload: shift(1)(data),
        iv: new Uint8Array(12),
        keyIndex: 0,
      }),
      handleEncryptedData: async (data: Uint8Array) => {
        if (!hasKey) throw new Error("InvalidKey")
        return { payload: shift(-1)(data) }
      },
    }
    return { encryption: { e2eeManager: manager as never } }
  }

  /** Sends a reaction from one room to another, and returns what is on the wire and what arrives. */
  async function send(sender: Room, receiver: Room) {
    const wire: Uint8Array[] = []
    sender.engine["ensurePublisherConnected"] = async () => undefined
    sender.engine["reliableChannel"].send = async (bytes: Uint8Array) => void wire.push(bytes)
    const arrived: { text: string; type: Encryption_Type | undefined }[] = []
    receiver.on(RoomEvent.DataReceived, (payload, _participant, _kind, _topic, type) =>
      arrived.push({ text: new TextDecoder().decode(payload), type }),
    )
    await sender.localParticipant.publishData(new TextEncoder().encode("hello"), { reliable: true })
    for (const bytes of wire) await receiver.engine["handleDataMessage"]({ data: bytes.slice().buffer })
    const isPlain = wire.some((bytes) => new TextDecoder().decode(bytes).includes("hello"))
    return { isPlain, arrived }
  }

  it("livekit-client says of a decrypted message that it wasn't encrypted", async () => {
    const { isPlain, arrived } = await send(new Room(encryption()), new Room(encryption()))
    expect(isPlain).toBe(false)
    expect(arrived).toEqual([{ text: "hello", type: Encryption_Type.NONE }])
  })

  it("distinguishes decrypted messages from plain ones", async () => {
    const ada = createRoom(encryption())
    expect((await send(createRoom(encryption()), ada)).arrived.at(-1)?.type).toBe(Encryption_Type.GCM)
    expect((await send(createRoom(), ada)).arrived).toEqual([{ text: "hello", type: Encryption_Type.NONE }])
  })

  it("livekit-client sends data unencrypted until its worker has answered", async () => {
    expect((await send(new Room(encryption({ isEnabled: false })), new Room())).isPlain).toBe(true)
  })

  it("sends nothing unencrypted in an encrypted room", async () => {
    expect((await send(createRoom(encryption({ isEnabled: false })), createRoom())).isPlain).toBe(false)
  })

  it("limits the encrypted data of each sender", async () => {
    const decrypt = vi.fn(async () => ({ payload: new Uint8Array() }))
    const options = encryption()
    Object.assign((options.encryption as unknown as { e2eeManager: object }).e2eeManager, {
      handleEncryptedData: decrypt,
    })
    const { handleEncryptedData } = createRoom(options)["e2eeManager"]
    for (let i = 0; i < 10_000; i++)
      handleEncryptedData(new Uint8Array(1000), new Uint8Array(12), "eve", 0).catch(() => 0)
    expect(decrypt).toHaveBeenCalledTimes(1000)
    await handleEncryptedData(new Uint8Array(1000), new Uint8Array(12), "ben", 0)
  })

  it("reports what can't be decrypted, without a key and with another one", async () => {
    const keyless = createRoom()
    keyless.emit(RoomEvent.SignalConnected)
    for (const receiver of [keyless, createRoom(encryption({ hasKey: false }))]) {
      const onError = vi.fn()
      receiver.on(RoomEvent.EncryptionError, onError)
      expect((await send(createRoom(encryption()), receiver)).arrived).toEqual([])
      expect(onError.mock.calls.map(([error]) => error)).toEqual([expect.any(UndecryptableDataError)])
    }
  })
})

/** Collects garbage a few times. Only what nothing refers to is gone then. */
async function isCollected(ref: WeakRef<object>): Promise<boolean> {
  v8.setFlagsFromString("--expose-gc")
  const collectGarbage: () => void = vm.runInNewContext("gc")
  for (let round = 0; round < 5 && ref.deref(); round++) {
    // A WeakRef keeps its target until the end of the task.
    await new Promise((resolve) => setTimeout(resolve))
    collectGarbage()
  }
  return ref.deref() === undefined
}
