import { useRoomContext } from "@livekit/components-react"
import { type Participant, RoomEvent, type TrackPublication } from "livekit-client"
import { Lock, LockKeyhole, LockOpen } from "lucide-react"
import { createContext, useContext, useEffect, useRef, useState } from "react"
import { Popup } from "@/components/ui/popup"
import { useStore } from "@/components/ui/use-store"
import { type EncryptionState, plainCall, type Unencrypted } from "@/lib/room/encryption-watch"
import { participantName } from "@/lib/room/roster"
import type { Store } from "@/lib/room/store"
import { texts } from "@/lib/texts/call"
import { nameList } from "@/lib/texts/people"
import { type EventKind, lastMessage, useAnnounce } from "./announcer"

export const EncryptionContext = createContext<Store<EncryptionState>>(plainCall)

/** Returns who in the call is encrypted, as a store: features also ask while they send and receive. */
export function useEncryption(): Store<EncryptionState> {
  return useContext(EncryptionContext)
}

const UNENCRYPTED: EventKind<string> = {
  id: "unencrypted",
  format: texts.becameUnencrypted,
  icon: LockOpen,
}
const YOU_UNENCRYPTED: EventKind<string> = {
  id: "you-unencrypted",
  format: lastMessage,
  icon: LockOpen,
}

/** Shows in the header whether everyone is end-to-end encrypted, and who is not; nothing in a call without encryption. */
export function EncryptionStatus() {
  const state = useStore(useEncryption())
  useAnnounceUnencrypted(state)
  const { hasKey, isEncrypted, unencrypted } = state
  if (!isEncrypted) return null
  const label = encryptionLabel(state)
  const isWarning = !hasKey || unencrypted.length > 0
  const Icon = isWarning ? LockOpen : Lock
  return (
    <Popup
      label={label}
      icon={
        <>
          <Icon className={`size-3.5 shrink-0 ${isWarning ? "text-warning" : ""}`} aria-hidden="true" />
          <span className="truncate">{label}</span>
        </>
      }
      buttonClassName="flex min-h-6 min-w-0 max-w-full items-center gap-1.5 rounded-sm text-label text-muted-foreground hover:text-foreground"
    >
      {() => (
        <div className="flex flex-col gap-2 p-2 text-label">
          {hasKey ? <UnencryptedList state={state} /> : <p>{texts.noKey}</p>}
          {hasKey && <p className="text-muted-foreground">{texts.encryptionScope}</p>}
        </div>
      )}
    </Popup>
  )
}

/** Says who in a call with encryption is encrypted. */
export function encryptionLabel({ hasKey, isChecking, unencrypted }: EncryptionState): string {
  if (!hasKey) return texts.youUnencrypted
  if (unencrypted.length > 0) return texts.partlyEncrypted
  return isChecking ? texts.checkingEncryption : texts.encrypted
}

const REASONS: readonly Unencrypted[] = ["no-key", "other-key", "plain-tracks"]

function UnencryptedList({ state: { unencrypted } }: { state: EncryptionState }) {
  return REASONS.map((reason) => {
    const names = unencrypted
      .filter((it) => it.reason === reason)
      .map((it) => participantName(it.participant))
    return names.length > 0 && <p key={reason}>{texts.unencrypted[reason](nameList(names), names.length)}</p>
  })
}

/** Announces each participant once who is found to be unencrypted, and the user if their link has no key. */
function useAnnounceUnencrypted({ hasKey, isEncrypted, unencrypted }: EncryptionState): void {
  const announce = useAnnounce()
  const announced = useRef(new Set<string>())
  const isUnencrypted = isEncrypted && !hasKey

  useEffect(() => {
    for (const { participant } of unencrypted) {
      if (announced.current.has(participant.sid)) continue
      announced.current.add(participant.sid)
      announce(UNENCRYPTED, participantName(participant))
    }
  }, [unencrypted, announce])

  useEffect(() => {
    if (isUnencrypted) announce(YOU_UNENCRYPTED, texts.noKey)
  }, [isUnencrypted, announce])
}

export type DecryptionError = "no-key" | "wrong-key"

/** Returns why a participant's track can't be decrypted here; undefined if it can, or isn't encrypted. */
export function useDecryptionError(
  participant: Participant,
  publication: TrackPublication | undefined,
): DecryptionError | undefined {
  const room = useRoomContext()
  const [failedSid, setFailedSid] = useState<string>()

  useEffect(() => {
    const onError = (_: Error, sender?: Participant) => {
      if (sender === participant) setFailedSid(publication?.trackSid)
    }
    room.on(RoomEvent.EncryptionError, onError)
    return () => {
      room.off(RoomEvent.EncryptionError, onError)
    }
  }, [room, participant, publication])

  if (!publication?.isEncrypted || participant.isLocal) return undefined
  // Not `isE2EEEnabled`: that becomes true when the worker answers, which may be after the tiles are rendered.
  if (!room.hasE2EESetup) return "no-key"
  return failedSid === publication.trackSid ? "wrong-key" : undefined
}

/** Takes the place of a video that can't be decrypted. */
export function UndecryptableNotice({ error }: { error: DecryptionError }) {
  return (
    <div className="flex size-full flex-col items-center justify-center gap-2 p-3 text-center text-label text-muted-foreground">
      <LockKeyhole className="size-6 shrink-0" aria-hidden="true" />
      <p>{texts.undecryptable[error]}</p>
    </div>
  )
}
