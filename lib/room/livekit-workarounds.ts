import {
  type ElementInfo,
  Encryption_Type,
  ParticipantEvent,
  type RemoteParticipant,
  type RemoteTrack,
  RemoteVideoTrack,
  Room,
  RoomEvent,
  type RoomOptions,
} from "livekit-client"
import { MAX_STREAM_BYTES, RateLimiter, StreamLimits } from "./incoming-limits"

// Works around bugs of livekit-client 2.23.0, each with the source that it answers. A test here fails once a workaround is
// no longer needed; docs/upgrading.md lists them with those that are elsewhere.

/**
 * Creates a room that can be garbage collected. Rooms listen for device changes until `Room.cleanupRegistry` learns that
 * nothing refers to them, but the registry's callback itself refers to the room (`src/room/Room.ts:465`, from #1944), so
 * none is ever collected. Without the registry, the client does what it does in older browsers: it listens until the
 * room is disconnected, so use each room for one call only.
 */
export function createRoom(options?: RoomOptions): Room {
  provideRandomUuid()
  Room.cleanupRegistry = false
  const room = new Room(options)
  guardIncomingData(room, guardEncryption(room))
  reportMetadataPermission(room)
  return room
}

/**
 * Provides `crypto.randomUUID`, which browsers have on secure pages only. Without it every text stream fails, and chat with
 * it, on an app served over plain HTTP (`src/room/data-stream/outgoing/OutgoingDataStreamManager.ts:85`).
 */
function provideRandomUuid(): void {
  crypto.randomUUID ??= () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    // Version 4, variant 1: https://www.rfc-editor.org/rfc/rfc9562#section-5.4
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}

/**
 * Fires `ParticipantPermissionsChanged` also if only the right to change one's own attributes did, which `setPermissions`
 * doesn't compare (`src/room/participant/Participant.ts:313`).
 */
function reportMetadataPermission({ localParticipant }: Room) {
  const setPermissions = localParticipant.setPermissions.bind(localParticipant)
  localParticipant.setPermissions = (permissions) => {
    const before = localParticipant.permissions
    const isReported = setPermissions(permissions)
    const hasChanged = before?.canUpdateMetadata !== permissions.canUpdateMetadata
    if (hasChanged && !isReported)
      localParticipant.emit(ParticipantEvent.ParticipantPermissionsChanged, before)
    return isReported || hasChanged
  }
}

/** Disconnects a room of `createRoom` and drops its device listener, which stays if the room was never connected. */
export async function discardRoom(room: Room): Promise<void> {
  await room.disconnect()
  // biome-ignore lint/complexity/useLiteralKeys: bracket access reaches the private method
  navigator.mediaDevices?.removeEventListener("devicechange", room["handleDeviceChange"])
}

/** Longer than a tile takes to attach a video that it shows. */
const ATTACH_TIMEOUT_MS = 1000

/**
 * Pauses video that no tile shows, such as that of participants on other pages. LiveKit's adaptive stream pauses a video
 * when its last element is hidden, but lets one that never had an element flow and be decoded for nothing:
 * `updateVisibility` runs only once an element was observed (`src/room/track/RemoteVideoTrack.ts:116`).
 * @returns a cleanup function
 */
export function pauseUnseenVideo(room: Room): () => void {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const onTrackSubscribed = (track: RemoteTrack) => {
    if (!(track instanceof RemoteVideoTrack)) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (track.attachedElements.length === 0) track.observeElementInfo(hiddenElement())
    }, ATTACH_TIMEOUT_MS)
    timers.add(timer)
  }
  room.on(RoomEvent.TrackSubscribed, onTrackSubscribed)
  return () => {
    room.off(RoomEvent.TrackSubscribed, onTrackSubscribed)
    for (const timer of timers) clearTimeout(timer)
  }
}

/** An element that is never visible: with it alone, a track counts as hidden until a tile shows it. */
function hiddenElement(): ElementInfo {
  return {
    element: {},
    width: () => 0,
    height: () => 0,
    visible: false,
    pictureInPicture: false,
    visibilityChangedAt: undefined,
    observe: () => undefined,
    stopObserving: () => undefined,
  }
}

/** Encrypted data that one sender may send in a time window, and what each packet counts for beside its length. */
const MAX_ENCRYPTED_BYTES = 2_000_000
const ENCRYPTED_WINDOW_MS = 10_000
const PACKET_COST_BYTES = 1000

/** Data of another participant that this page can't decrypt: it has no key, or another one. */
export class UndecryptableDataError extends Error {
  override name = "UndecryptableDataError"
}

/** LiveKit's `BaseE2EEManager`, as far as it is used here. */
type DataEncryption = {
  isDataChannelEncryptionEnabled: boolean
  handleEncryptedData: (
    payload: Uint8Array,
    iv: Uint8Array,
    senderIdentity: string,
    keyIndex: number,
  ) => Promise<{ payload: Uint8Array }>
}

/**
 * Sends no data unencrypted in an encrypted room: until its worker has answered, livekit-client does
 * (`src/e2ee/E2eeManager.ts`, `isDataChannelEncryptionEnabled`). Reports data that can't be decrypted as
 * `RoomEvent.EncryptionError`, which livekit-client drops with a log entry (`src/room/RTCEngine.ts`, `handleDataMessage`).
 * @returns a function that tells, once for each packet, whether it was decrypted
 */
function guardEncryption(room: Room): (senderIdentity: string) => boolean {
  let decryptedFrom: string | undefined
  const limiter = new RateLimiter(MAX_ENCRYPTED_BYTES, ENCRYPTED_WINDOW_MS)
  // biome-ignore lint/complexity/useLiteralKeys: bracket access reaches the private member
  const manager: DataEncryption | undefined = room["e2eeManager"]
  const original = manager?.handleEncryptedData.bind(manager)
  const handleEncryptedData: DataEncryption["handleEncryptedData"] = async (...message) => {
    const [payload, , sender] = message
    decryptedFrom = undefined
    // All wait for their turn, so one sender's must not delay the others'.
    if (!limiter.allows(sender, Date.now(), PACKET_COST_BYTES + payload.byteLength)) {
      throw new UndecryptableDataError("Too much data")
    }
    try {
      if (!original) throw new Error("No key")
      const decrypted = await original(...message)
      decryptedFrom = sender
      return decrypted
    } catch (cause) {
      const error = new UndecryptableDataError("Data can't be decrypted", { cause })
      room.emit(RoomEvent.EncryptionError, error, room.getParticipantByIdentity(sender))
      throw error
    }
  }
  if (manager) {
    Object.defineProperty(manager, "isDataChannelEncryptionEnabled", { value: true })
    manager.handleEncryptedData = handleEncryptedData
  } else {
    room.on(RoomEvent.SignalConnected, () =>
      Object.assign(room.engine, {
        e2eeManager: { isDataChannelEncryptionEnabled: false, handleEncryptedData },
      }),
    )
  }
  return (sender) => {
    const isDecrypted = decryptedFrom === sender
    decryptedFrom = undefined
    return isDecrypted
  }
}

/** The parts of LiveKit's data packets that are checked here. */
type DataPacket = {
  participantIdentity: string
  value:
    | { case: "streamHeader"; value: StreamHeader }
    | { case: "streamChunk"; value: { streamId: string; content: Uint8Array } }
    | { case: "streamTrailer"; value: { streamId: string } }
    | { case: "user" }
}

type StreamHeader = {
  streamId: string
  topic: string
  totalLength?: bigint
  /** Of LiveKit's `DataStream_CompressionType`: 0 for none. */
  compression: number
  inlineContent?: Uint8Array
  contentHeader: { case?: "textHeader" | "byteHeader" }
}

/**
 * Checks data packets before livekit-client handles them.
 * - Anybody's chunks and trailers are added to a stream that another participant opened, and so become their words
 *   (`src/room/data-stream/incoming/IncomingDataStreamManager.ts`, `handleStreamChunk`): here only the opener's are.
 * - Compressed streams are inflated whatever they become, those of unknown topics are kept while connecting, and nothing
 *   limits how many one participant sends: here lib/room/incoming-limits.ts does.
 * - Decrypted packets are said to be unencrypted, because senders leave out the type that receivers report
 *   (`src/room/RTCEngine.ts`, `sendDataPacket`): here they have the type of what was done to them.
 */
function guardIncomingData(room: Room, wasDecrypted: (senderIdentity: string) => boolean): void {
  const limits = new StreamLimits()
  // biome-ignore-start lint/complexity/useLiteralKeys: bracket access reaches the private members
  const handle: (packet: DataPacket, encryption: Encryption_Type) => void = room["handleDataPacket"]
  const streams = room["incomingDataStreamManager"]
  const hasHandler = ({ topic, contentHeader }: StreamHeader): boolean =>
    streams[contentHeader.case === "byteHeader" ? "byteStreamHandlers" : "textStreamHandlers"].has(topic)

  const guarded = (packet: DataPacket) => {
    const isDecrypted = wasDecrypted(packet.participantIdentity)
    if (!isAllowed(packet, limits, hasHandler)) return
    handle(packet, isDecrypted ? Encryption_Type.GCM : Encryption_Type.NONE)
  }
  // For this engine, and for another one that the room creates when a server can't be reached.
  room.engine.off("dataPacketReceived" as never, handle as never)
  room.engine.on("dataPacketReceived" as never, guarded as never)
  room["handleDataPacket"] = guarded
  // biome-ignore-end lint/complexity/useLiteralKeys: bracket access reaches the private members
  room.on(RoomEvent.ParticipantDisconnected, ({ identity }: RemoteParticipant) => limits.closeAll(identity))
}

function isAllowed(
  { participantIdentity: sender, value: packet }: DataPacket,
  limits: StreamLimits,
  hasHandler: (header: StreamHeader) => boolean,
): boolean {
  if (packet.case === "streamChunk") {
    return limits.allowsChunk(sender, packet.value.streamId, packet.value.content.byteLength)
  }
  if (packet.case === "streamTrailer") return limits.close(sender, packet.value.streamId)
  if (packet.case !== "streamHeader") return true
  const header = packet.value
  if (!hasHandler(header) || !limits.allowsStream(sender, header.streamId)) return false
  const { streamId, inlineContent } = header
  const isCompressed = header.compression !== 0
  const fits =
    Number(header.totalLength ?? 0) <= MAX_STREAM_BYTES &&
    (inlineContent
      ? limits.allowsBytes(sender, inlineContent.byteLength, isCompressed)
      : limits.open(streamId, sender, isCompressed))
  // Its handler gets a stream that fails, so that it can say so.
  if (!fits) Object.assign(header, { inlineContent: new Uint8Array(), compression: 0, totalLength: 1n })
  return true
}
