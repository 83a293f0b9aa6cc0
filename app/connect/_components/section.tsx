import type { ReactNode } from "react"

type SectionProps = { id: string; title: string; lead: string; children: ReactNode }

/** A part of the page that can be linked to. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-5">
      <div className="flex flex-col gap-1.5">
        <h2 id={id} className="scroll-mt-6 text-title">
          {title}
        </h2>
        <p className="max-w-2xl text-muted">{lead}</p>
      </div>
      {children}
    </section>
  )
}
