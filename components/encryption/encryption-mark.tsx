import { Lock, LockOpen } from "lucide-react"
import { texts } from "./texts"
import { useEncryptionState } from "./use-encryption-state"

/** Says beside the room's name whether the call is end-to-end encrypted; nothing where it isn't meant to be. */
export function EncryptionMark() {
  const state = useEncryptionState()
  if (state === "none") return null
  const Icon = state === "encrypted" ? Lock : LockOpen
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-label text-muted">
      <Icon
        className={`size-3.5 shrink-0 ${state === "encrypted" ? "" : "text-warning"}`}
        aria-hidden="true"
      />
      <span className="truncate">{texts[state]}</span>
    </p>
  )
}
