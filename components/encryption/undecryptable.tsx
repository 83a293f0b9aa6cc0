import { LockKeyhole } from "lucide-react"
import { texts } from "./texts"

/** Stands in for a picture that can't be shown, because this person's link has no key or another one. */
export function Undecryptable({ reason }: { reason: "no-key" | "wrong-key" }) {
  return (
    <div className="flex size-full flex-col items-center justify-center gap-2 p-3 text-center text-label text-muted">
      <LockKeyhole className="size-6 shrink-0" aria-hidden="true" />
      <p>{texts.undecryptable[reason]}</p>
    </div>
  )
}
