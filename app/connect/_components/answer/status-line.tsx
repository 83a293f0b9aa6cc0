import { CircleCheck, CircleX } from "lucide-react"
import { texts as all } from "../../_lib/texts"

const texts = all.answer

type StatusLineProps = {
  isGood: boolean
  status?: number | undefined
  title: string
  milliseconds?: number | undefined
}

/** How a request went, at a glance. */
export function StatusLine({ isGood, status, title, milliseconds }: StatusLineProps) {
  const Icon = isGood ? CircleCheck : CircleX
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-raised px-4 py-3 text-[15px]">
      <Icon className={`size-5 shrink-0 ${isGood ? "text-accent" : "text-danger"}`} aria-hidden="true" />
      {status !== undefined && <span className="font-mono font-semibold">{status}</span>}
      <span className="font-semibold wrap-anywhere">{title}</span>
      {milliseconds !== undefined && (
        <span className="ml-auto text-label text-muted">{texts.milliseconds(milliseconds)}</span>
      )}
    </p>
  )
}
