import type { UseSessionReturn } from "@livekit/components-react"
import {
  ConnectionError,
  ConnectionErrorReason,
  type ConnectionQuality,
  ConnectionState,
  DisconnectReason,
  LogLevel,
  ParticipantEvent,
  type Room,
  RoomEvent,
  setLogLevel,
  TokenSource,
  type TokenSourceFixed,
  Track,
  TrackEvent,
} from "livekit-client"
import { type CallEnd, callEnd } from "./call-end"
import { CallReconnectPolicy } from "./call-reconnect-policy"
import type { Choices } from "./choices"
import type { ConnectionDetails } from "./connection-details"
import { createEncryption, type Encryption } from "./encryption"
import { EncryptionWatch } from "./encryption-watch"
import { createRoom, discardRoom, pauseUnseenVideo } from "./livekit-workarounds"
import { DEVICES, type Device, mediaErrorMessage } from "./media-error"
import { setOwnAttributes } from "./own-attributes"
import { preferencesStore } from "./preferences"
import type { PreviewTracks } from "./preview-devices"
import { PreviewPublication } from "./preview-publication"
import { rightsOfParticipant } from "./rights"
import { roomOptions } from "./room-options"
import { Store } from "./store"

// At its default level LiveKit's client logs every join with its parameters.
setLogLevel(LogLevel.warn)

const KEEP_ALIVE_INTERVAL_MS = 10_000

/** What the pre-join screen hands over to the call. */
export type Preview = {
  tracks: PreviewTracks
  /** Devices that should be on, but were still starting. */
  starting: readonly Device[]
  choices: Choices
}

/** What happens to a call. `lib/room/call-session.ts` decides what follows. */
export type CallEvent =
  | { type: "connected" | "reconnecting" }
  | { type: "failed"; error: unknown }
  | { type: "ended"; end: CallEnd }
  /** These change nothing in the call. */
  | { type: "first-frame" }
  | { type: "quality"; quality: `${ConnectionQuality}` }

type ActiveCallOptions = {
  details: ConnectionDetails
  takePreview: () => Preview
  /** The key of an end-to-end encrypted room. */
  encryptionKey: Uint8Array<ArrayBuffer> | undefined
  onEvent: (event: CallEvent) => void
}

/** The LiveKit half of a call: one room, from connecting to its end. Created once per join, outside React. */
export class ActiveCall {
  readonly room: Room
  readonly tokenSource: TokenSourceFixed
  readonly details: ConnectionDetails
  readonly publication: PreviewPublication
  /** A message for the user, until they dismiss it. */
  readonly notice = new Store<string | undefined>(undefined)
  setNotice = (notice: string | undefined): void => this.notice.set(notice)
  readonly encryptionWatch: EncryptionWatch
  readonly #encryption: Encryption | undefined
  readonly #reconnectPolicy = new CallReconnectPolicy()
  readonly #onEvent: (event: CallEvent) => void
  readonly #cleanups: (() => void)[] = []
  #session: Pick<UseSessionReturn, "start" | "end"> | undefined
  /** When the call was first connected, in the time of `performance.now()`. */
  #connectedAt: number | undefined
  #isClosed = false

  constructor({ details, takePreview, encryptionKey, onEvent }: ActiveCallOptions) {
    this.#onEvent = onEvent
    // A literal: with any other source, `useSession` requests more tokens when it mounts, ends and is disconnected.
    this.tokenSource = TokenSource.literal(details)
    this.details = details
    this.#encryption = encryptionKey && createEncryption(encryptionKey)
    const { tracks, starting, choices } = takePreview()
    this.room = createRoom({
      ...roomOptions(preferencesStore.get(), choices),
      ...this.#encryption?.roomOptions,
      reconnectPolicy: this.#reconnectPolicy,
    })
    this.encryptionWatch = new EncryptionWatch(this.room, encryptionKey, (attributes) =>
      setOwnAttributes(this.room, attributes, details),
    )
    // If the chosen speaker was unplugged since, sound stays on the system's default.
    if (choices.speaker) this.room.switchActiveDevice("audiooutput", choices.speaker).catch(() => undefined)
    this.publication = new PreviewPublication((device, code) =>
      this.setNotice(mediaErrorMessage(device, code)),
    )
    this.publication.take(tracks, starting)
    this.#dropForbidden()
    this.#listen()
  }

  /** Connects with the functions of `useSession`, which only a mounted component has. Only the first call counts. */
  start(session: Pick<UseSessionReturn, "start" | "end">): void {
    if (this.#session) return
    this.#session = session
    this.#connect(session).catch((error: unknown) => {
      if (this.#connectedAt !== undefined) return
      if (isCancelled(error)) this.#end(DisconnectReason.CLIENT_INITIATED)
      else this.#emit({ type: "failed", error })
    })
  }

  /** Leaves the room, also while it is being connected. */
  leave(): void {
    if (this.#session && this.room.state !== ConnectionState.Disconnected) void this.#session.end()
    // Without a connection, `end` would fire no event.
    else this.#end(DisconnectReason.CLIENT_INITIATED)
  }

  /** Releases everything. No event follows. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const cleanUp of this.#cleanups) cleanUp()
    this.encryptionWatch.close()
    this.publication.close()
    void discardRoom(this.room).then(() => this.#encryption?.close())
  }

  async #connect({ start }: Pick<UseSessionReturn, "start">) {
    await this.#encryption?.enable(this.room)
    if (this.#isClosed) return
    // With tracks on, `start` rejects when the microphone is denied, although the room is connected.
    const off = { enabled: false }
    await start({ tracks: { microphone: off, camera: off, screenShare: off } })
  }

  #listen() {
    const { room } = this
    room.localParticipant.on(ParticipantEvent.ParticipantPermissionsChanged, () => this.#dropForbidden())
    room.once(RoomEvent.Connected, () => {
      // `disconnect` has no effect on a room that is still connecting.
      if (this.#isClosed) return void room.disconnect()
      this.#connectedAt = performance.now()
      this.publication.publish(room.localParticipant)
      this.#connected()
    })
    room.on(RoomEvent.SignalReconnecting, () => this.#emit({ type: "reconnecting" }))
    room.on(RoomEvent.Reconnecting, () => this.#emit({ type: "reconnecting" }))
    room.on(RoomEvent.Reconnected, () => this.#connected())
    room.on(RoomEvent.Disconnected, (reason?: DisconnectReason) => {
      if (this.#connectedAt !== undefined) this.#end(reason)
    })
    room.localParticipant.on(ParticipantEvent.ConnectionQualityChanged, (quality) =>
      this.#emit({ type: "quality", quality }),
    )
    room.on(RoomEvent.TrackSubscribed, (track, publication) => {
      if (track.kind === Track.Kind.Video)
        track.once(TrackEvent.VideoPlaybackStarted, () => this.#emit({ type: "first-frame" }))
      // Encrypted sound that nothing decrypts would be played as noise.
      if (publication.isEncrypted && !room.hasE2EESetup) publication.setSubscribed(false)
    })
    const keepAlive = setInterval(() => {
      if (room.state === ConnectionState.Connected) this.#reconnectPolicy.keepAlive()
    }, KEEP_ALIVE_INTERVAL_MS)
    this.#cleanups.push(() => clearInterval(keepAlive), pauseUnseenVideo(room))
  }

  /** Stops devices that may not be published. The server unpublishes the others itself, and LiveKit's client stops them. */
  #dropForbidden() {
    const rights = rightsOfParticipant(this.room.localParticipant.permissions, this.details.participantToken)
    for (const device of DEVICES) if (!rights[device]) this.publication.drop(device)
  }

  #connected() {
    this.#reconnectPolicy.connected()
    this.#emit({ type: "connected" })
  }

  #end(reason?: DisconnectReason) {
    const end = callEnd(reason)
    if (this.#connectedAt !== undefined) end.durationMs = performance.now() - this.#connectedAt
    this.#emit({ type: "ended", end })
  }

  #emit(event: CallEvent) {
    if (!this.#isClosed) this.#onEvent(event)
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof ConnectionError && error.reason === ConnectionErrorReason.Cancelled
}
