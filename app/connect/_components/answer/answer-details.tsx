import { ChevronRight } from "lucide-react"
import type { ReactNode } from "react"
import { ScrollArea } from "@/components/ui/scroll-area"
import { prettyJson } from "../../_lib/pretty-json"
import type { Answer } from "../../_lib/send-request"
import { texts as all } from "../../_lib/texts"

const texts = all.answer

/** The answer as it came: headers and body; and all that a token says. */
export function AnswerDetails({ answer, payload }: { answer: Answer; payload: object | undefined }) {
  return (
    <div className="border-t border-line">
      {payload && (
        <Part title={texts.payload}>
          <Verbatim label={texts.payload}>{JSON.stringify(payload, null, 2)}</Verbatim>
        </Part>
      )}
      <Part title={texts.headers(answer.headers.length)}>
        <dl className="grid gap-x-4 gap-y-1.5 px-4 pb-4 text-label/5.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
          {answer.headers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="font-mono text-muted wrap-anywhere max-sm:-mb-1">{name}</dt>
              <dd className="font-mono wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={texts.body}>
        <Verbatim label={texts.body}>{prettyJson(answer.body) || texts.emptyBody}</Verbatim>
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group border-line not-last:border-b">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 px-4 text-label font-medium -outline-offset-2 hover:bg-raised">
        <ChevronRight className="size-4 text-muted transition group-open:rotate-90" aria-hidden="true" />
        {title}
      </summary>
      {children}
    </details>
  )
}

function Verbatim({ label, children }: { label: string; children: string }) {
  return (
    <ScrollArea label={label} className="max-h-80">
      <pre className="px-4 pb-4 font-mono text-label/5.5 wrap-anywhere whitespace-pre-wrap">{children}</pre>
    </ScrollArea>
  )
}
