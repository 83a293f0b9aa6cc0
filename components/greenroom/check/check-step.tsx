import { Circle, CircleCheck, CircleMinus, CircleX, LoaderCircle } from "lucide-react"
import type { Step, StepState } from "@/lib/room/check/steps"
import { texts } from "@/lib/texts/green-room"

const MARKS = {
  waiting: { icon: Circle, className: "text-field" },
  running: { icon: LoaderCircle, className: "animate-spin text-muted" },
  passed: { icon: CircleCheck, className: "text-accent" },
  failed: { icon: CircleX, className: "text-danger" },
  skipped: { icon: CircleMinus, className: "text-muted" },
} as const

/** One thing that was looked at, and how it went. */
export function CheckStep({ step, state }: { step: Step; state: StepState }) {
  const { icon: Icon, className } = MARKS[state.status]
  return (
    <li className="flex gap-3">
      <Icon className={`mt-0.5 size-5 shrink-0 ${className}`} aria-hidden="true" />
      <div className="min-w-0 text-[15px]/6">
        <p>
          <span className="font-medium">{texts.check.names[step]}</span>
          <span className="sr-only">: {texts.check.states[state.status]}</span>
        </p>
        {/* Its line is there from the beginning, so that the dialog grows only for bad news. */}
        <p className="min-h-[1lh] text-label text-muted">{"sentence" in state && state.sentence}</p>
      </div>
    </li>
  )
}
