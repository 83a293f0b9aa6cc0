import { KeyRound, MonitorSmartphone, RadioTower } from "lucide-react"
import type { ReactNode } from "react"
import { CopyButton } from "@/components/ui/copy-button"
import { isLoopback } from "@/lib/loopback"
import { endpointUrl } from "./snippets/platform"
import { texts } from "./texts"

const SECTIONS = {
  try: texts.composer,
  code: texts.code,
  join: texts.join,
  reference: texts.reference,
}

type SectionProps = { id: keyof typeof SECTIONS; children: ReactNode }

/** A section of the page with a heading that can be linked to. */
export function Section({ id, children }: SectionProps) {
  const { title, lead } = SECTIONS[id]
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-5">
      <div className="flex flex-col gap-1.5">
        <h2 id={id} className="scroll-mt-20 text-title">
          {title}
        </h2>
        <p className="max-w-2xl text-muted-foreground">{lead}</p>
      </div>
      {children}
    </section>
  )
}

/** Stays at the top while the sections scroll below it. */
export function SectionLinks() {
  return (
    <nav
      aria-label={texts.sections}
      className="sticky top-0 z-10 -mx-5 -mt-10 flex gap-x-1 overflow-x-auto bg-background px-2 py-1.5 whitespace-nowrap [scrollbar-width:none] sm:-mx-8 sm:px-5"
    >
      {Object.entries(SECTIONS).map(([id, { title }]) => (
        <a
          key={id}
          href={`#${id}`}
          className="flex min-h-11 shrink-0 items-center rounded-control px-3 text-[15px] -outline-offset-2 font-medium text-primary transition hover:bg-muted"
        >
          {title}
        </a>
      ))}
    </nav>
  )
}

/** Shows the URL of this deployment's token endpoint, with a copy button. */
export function EndpointAddress({ appUrl }: { appUrl: string }) {
  const address = endpointUrl({ appUrl })
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex max-w-2xl items-center gap-3 rounded-tile border border-border bg-card py-2 pr-2 pl-3 sm:pl-4">
        <span className="rounded-sm bg-primary px-2 py-1 font-mono text-label font-semibold text-primary-foreground">
          POST
        </span>
        <p className="min-w-0 flex-1 font-mono text-label wrap-anywhere sm:text-[15px]">
          <span className="sr-only">{`${texts.address}: `}</span>
          <span>{address}</span>
        </p>
        <CopyButton text={address} label={texts.copyAddress} />
      </div>
      {isLoopback(appUrl) && (
        <p className="text-label text-muted-foreground">
          <span>{`${texts.localhostOnly} `}</span>
          <code translate="no" className="font-mono text-foreground">
            npm run dev -- --lan
          </code>
        </p>
      )}
    </div>
  )
}

const STEP_ICONS = [MonitorSmartphone, KeyRound, RadioTower]

/** Explains in three steps how a client gets into a room. */
export function HowItWorks() {
  return (
    <ol className="flex flex-col">
      {texts.steps.map(({ title, detail }, index) => {
        const Icon = STEP_ICONS[index] ?? KeyRound
        return (
          <li key={title} className="group relative flex gap-4 pb-6 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-11 bottom-0 left-5.5 w-px bg-border group-last:hidden"
            />
            <span className="grid size-11 shrink-0 place-items-center rounded-control border border-border bg-card text-primary">
              <Icon className="size-5" aria-hidden="true" />
            </span>
            <span className="flex min-w-0 flex-col gap-0.5 pt-0.5">
              <span className="font-medium">{title}</span>
              <span className="text-label/5.5 text-muted-foreground">{detail}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
