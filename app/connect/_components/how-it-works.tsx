import { KeyRound, MonitorSmartphone, RadioTower } from "lucide-react"
import { texts } from "../_lib/texts"

const ICONS = [MonitorSmartphone, KeyRound, RadioTower]

/** The three steps from a client to its room. */
export function HowItWorks() {
  return (
    <ol className="flex flex-col">
      {texts.how.map(({ title, detail }, index) => {
        const Icon = ICONS[index] ?? KeyRound
        return (
          <li key={title} className="group relative flex gap-4 pb-6 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-11 bottom-0 left-5.5 w-px bg-line group-last:hidden"
            />
            <span className="grid size-11 shrink-0 place-items-center rounded-control border border-line bg-surface text-accent">
              <Icon className="size-5" aria-hidden="true" />
            </span>
            <span className="flex min-w-0 flex-col gap-0.5 pt-0.5">
              <span className="font-medium">{title}</span>
              <span className="text-label/5.5 text-muted">{detail}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
