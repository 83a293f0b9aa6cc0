import { Lock } from "lucide-react"
import { randomBytes } from "@/lib/room/random-bytes"
import { generateKey } from "./room-key"
import { texts } from "./texts"

type EncryptOptionProps = { onChange: (makePart: (() => string) | undefined) => void }

/** Whether a new room is end-to-end encrypted. */
export function EncryptOption({ onChange }: EncryptOptionProps) {
  return (
    <label className="flex min-h-11 w-fit items-center gap-3 text-label text-muted">
      <input
        type="checkbox"
        onChange={(event) => onChange(event.target.checked ? () => generateKey(randomBytes) : undefined)}
        className="size-4.5 accent-accent"
      />
      <Lock className="size-4" aria-hidden="true" />
      {texts.encrypt}
    </label>
  )
}
