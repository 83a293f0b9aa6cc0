import {
  Encryption_Type,
  type Participant,
  type RemoteParticipant,
  type Room,
  RoomEvent,
} from "livekit-client"
import { PROOF_ATTRIBUTE } from "../participants"
import { batch } from "./incoming-limits"
import { Store } from "./store"

/** How long a new participant may take to publish a proof. */
const GRACE_MS = 5000
const UPDATE_INTERVAL_MS = 100

const CHANGES = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.ParticipantEncryptionStatusChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
] as const

/** Why what a participant sends is not, or can't be, encrypted with this call's key. */
export type Unencrypted = "no-key" | "other-key" | "plain-tracks"

export type EncryptionState = {
  /** Whether this page has a key, and so sends nothing unencrypted. */
  hasKey: boolean
  /** Whether the call is encrypted: this page has a key, or others publish a proof or encrypted tracks. */
  isEncrypted: boolean
  /** Whether some participants are still within their grace period, or their proof is being checked. */
  isChecking: boolean
  unencrypted: readonly { participant: RemoteParticipant; reason: Unencrypted }[]
}

const PLAIN_CALL: EncryptionState = { hasKey: false, isEncrypted: false, isChecking: false, unencrypted: [] }

/** A call in which nobody uses encryption. */
export const plainCall = new Store(PLAIN_CALL)

/** Returns whether the server could read received data, although the call is encrypted. */
export function isPlainData({ isEncrypted }: EncryptionState, type: Encryption_Type | undefined): boolean {
  return isEncrypted && type === Encryption_Type.NONE
}

type Check = { sid: string; proof: string; isValid: boolean | undefined }

/**
 * Follows which participants have the call's key. Other clients choose their attributes and their tracks' flags, so each
 * participant has to publish a signature of their session that only the key can make. Participants without one, such as
 * other apps, count as not encrypted after a grace period. Tracks announced as plain count as plain; those announced as
 * encrypted play only if they decrypt (`lib/room/encryption.ts`).
 */
export class EncryptionWatch {
  readonly state: Store<EncryptionState>
  readonly #room: Room
  readonly #setAttributes: (attributes: Record<string, string>) => Promise<void>
  readonly #key: Uint8Array<ArrayBuffer> | undefined
  #derivedKey: Promise<CryptoKey> | undefined
  readonly #seenAt = new Map<string, number>()
  readonly #checks = new Map<string, Check>()
  /** Sessions of which something couldn't be decrypted. */
  readonly #undecryptable = new Set<string>()
  readonly #updates = batch<void>(UPDATE_INTERVAL_MS, () => this.#update())
  #graceTimer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  /**
   * @param key of an encrypted call (lib/room/room-key.ts)
   * @param setAttributes sets the local participant's attributes
   */
  constructor(
    room: Room,
    key: Uint8Array<ArrayBuffer> | undefined,
    setAttributes: (attributes: Record<string, string>) => Promise<void>,
  ) {
    this.#room = room
    this.#setAttributes = setAttributes
    this.#key = key
    this.state = new Store<EncryptionState>(
      key ? { ...PLAIN_CALL, hasKey: true, isEncrypted: true, isChecking: true } : PLAIN_CALL,
    )
    for (const event of CHANGES) room.on(event, () => this.#updates.add())
    room.on(RoomEvent.ParticipantDisconnected, ({ identity, sid }) => {
      this.#checks.delete(identity)
      this.#seenAt.delete(sid)
      this.#undecryptable.delete(sid)
    })
    room.on(RoomEvent.EncryptionError, (_, sender) => {
      if (!sender || sender.isLocal) return
      this.#undecryptable.add(sender.sid)
      this.#updates.add()
    })
    const publish = () => void this.#publishProof().catch(() => undefined)
    // After a reconnect, the session may be a new one, or the server one that was restarted.
    room.on(RoomEvent.Connected, publish).on(RoomEvent.Reconnected, publish)
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#graceTimer)
  }

  async #publishProof() {
    const { localParticipant } = this.#room
    const proof = await this.#sign(localParticipant)
    if (!proof) return
    if (localParticipant.attributes[PROOF_ATTRIBUTE] === proof) return
    await this.#setAttributes({ [PROOF_ATTRIBUTE]: proof })
  }

  #update() {
    if (this.#isClosed) return
    clearTimeout(this.#graceTimer)
    const others = [...this.#room.remoteParticipants.values()]
    const state = this.#key ? this.#stateWithKey(others) : stateWithoutKey(others)
    if (summary(state) !== summary(this.state.get())) this.state.set(state)
  }

  #stateWithKey(others: readonly RemoteParticipant[]): EncryptionState {
    const now = Date.now()
    const unencrypted: { participant: RemoteParticipant; reason: Unencrypted }[] = []
    let isChecking = !this.#room.isE2EEEnabled
    for (const participant of others) {
      if (!this.#seenAt.has(participant.sid)) this.#seenAt.set(participant.sid, now)
      const isProven = this.#hasProof(participant)
      const isNew = now - (this.#seenAt.get(participant.sid) ?? now) < GRACE_MS
      if (!publishesOnlyEncrypted(participant)) unencrypted.push({ participant, reason: "plain-tracks" })
      else if (isProven === false) unencrypted.push({ participant, reason: "other-key" })
      else if (isProven === "pending" || (isProven === "none" && isNew)) isChecking = true
      else if (isProven === "none") {
        const reason = this.#undecryptable.has(participant.sid) ? "other-key" : "no-key"
        unencrypted.push({ participant, reason })
      }
    }
    if (isChecking) this.#graceTimer = setTimeout(() => this.#updates.add(), GRACE_MS)
    return { hasKey: true, isEncrypted: true, isChecking, unencrypted }
  }

  #hasProof(participant: Participant): boolean | "none" | "pending" {
    const proof = participant.attributes[PROOF_ATTRIBUTE]
    if (!proof) return "none"
    const { identity, sid } = participant
    const known = this.#checks.get(identity)
    if (known?.sid === sid && known.proof === proof) return known.isValid ?? "pending"
    const check: Check = { sid, proof, isValid: undefined }
    this.#checks.set(identity, check)
    void this.#sign(participant).then((expected) => {
      check.isValid = expected === proof
      this.#updates.add()
    })
    return "pending"
  }

  /** Returns what a participant with the key publishes. Derived when it is needed: only secure pages can. */
  async #sign({ identity, sid }: Participant): Promise<string | undefined> {
    if (!this.#key) return undefined
    this.#derivedKey ??= deriveSigningKey(this.#key)
    const signed = new TextEncoder().encode(`${sid} ${identity}`)
    const signature = await crypto.subtle.sign("HMAC", await this.#derivedKey, signed)
    return btoa(String.fromCharCode(...new Uint8Array(signature)))
  }
}

/** Without a key, this page can't check any proof. */
function stateWithoutKey(others: readonly Participant[]): EncryptionState {
  const isEncrypted = others.some(
    ({ attributes, trackPublications }) =>
      attributes[PROOF_ATTRIBUTE] || [...trackPublications.values()].some(({ isEncrypted }) => isEncrypted),
  )
  return { ...PLAIN_CALL, isEncrypted }
}

function publishesOnlyEncrypted({ trackPublications }: Participant): boolean {
  return [...trackPublications.values()].every((publication) => publication.isEncrypted)
}

function summary({ isEncrypted, isChecking, unencrypted }: EncryptionState): string {
  return JSON.stringify([isEncrypted, isChecking, unencrypted.map((it) => [it.participant.sid, it.reason])])
}

/** Derives a key that is independent of the one which livekit-client derives for media and data. */
async function deriveSigningKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", key, "HKDF", false, ["deriveKey"])
  const info = new TextEncoder().encode(PROOF_ATTRIBUTE)
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    material,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign"],
  )
}
