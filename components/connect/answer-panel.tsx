import { ChevronRight, CircleCheck, CircleX } from "lucide-react"
import { type ReactNode, useEffect, useRef } from "react"
import { ScrollArea } from "@/components/ui/scroll-area"
import { plainMessage, plainName } from "@/lib/room/plain-text"
import { announceOutcome, explainRefusal, type Reading, readAnswer } from "./answer"
import { type Answer, formatJson, type Outcome } from "./request"
import { texts } from "./texts"
import { type ReusedIdentity, TokenView } from "./token-view"

const t = texts.answer
const MAX_DETAIL_LENGTH = 600

/** A request's outcome with the room that was requested. `id` is different for each request. */
export type Exchange = { id: number; outcome: Outcome; requestedRoom: string | undefined }

type AnswerPanelProps = {
  exchange: Exchange | undefined
  isSending: boolean
  onReuseIdentity: (identity: ReusedIdentity) => void
}

/** Shows the outcome of the last request. */
export function AnswerPanel({ exchange, isSending, onReuseIdentity }: AnswerPanelProps) {
  const panel = useRef<HTMLElement>(null)
  // On a phone the panel is below the visible part of the page.
  useEffect(() => {
    if (exchange) panel.current?.scrollIntoView({ block: "nearest" })
  }, [exchange])
  const outcome = exchange?.outcome
  const reading = outcome?.kind === "answer" ? readAnswer(outcome.answer, exchange?.requestedRoom) : undefined

  return (
    <section
      ref={panel}
      aria-label={t.title}
      aria-busy={isSending}
      className={`min-h-80 min-w-0 scroll-m-5 overflow-hidden rounded-tile border border-border bg-card transition-opacity ${isSending ? "opacity-60" : ""}`}
    >
      {/* Screen readers announce changes of a live region only if it was there before. */}
      <p role="status" className="sr-only">
        {outcome && announceOutcome(outcome, reading)}
      </p>
      {!outcome && (
        <p className="grid min-h-80 place-items-center p-8 text-center text-muted-foreground">
          <span className="max-w-xs">{t.empty}</span>
        </p>
      )}
      {outcome && outcome.kind !== "answer" && (
        <>
          <StatusLine isSuccess={false} title={t.noAnswer} />
          <p className="p-4 text-[15px]/6">{t[outcome.kind]}</p>
        </>
      )}
      {outcome?.kind === "answer" && reading && (
        // The key closes the details that were opened for the previous answer.
        <AnswerView
          key={exchange?.id}
          answer={outcome.answer}
          reading={reading}
          onReuseIdentity={onReuseIdentity}
        />
      )}
    </section>
  )
}

type AnswerViewProps = {
  answer: Answer
  reading: Reading
  onReuseIdentity: (identity: ReusedIdentity) => void
}

function AnswerView({ answer, reading, onReuseIdentity }: AnswerViewProps) {
  return (
    <>
      <StatusLine isSuccess={reading.kind === "token"} title={titleOf(reading)} answer={answer} />
      {reading.kind === "token" && (
        <TokenView reading={reading} arrivedAt={answer.arrivedAt} onReuseIdentity={onReuseIdentity} />
      )}
      {reading.kind === "problem" && <ProblemView status={answer.status} problem={reading} />}
      {reading.kind === "invalid" && <p className="p-4 text-[15px]/6">{t.errors[reading.error]}</p>}
      <AnswerDetails
        answer={answer}
        payload={reading.kind === "token" ? reading.claims.payload : undefined}
      />
    </>
  )
}

function titleOf(reading: Reading): string {
  switch (reading.kind) {
    case "token":
      return t.issued
    case "problem":
      return plainName(reading.title)
    case "invalid":
      return t.invalid
  }
}

type StatusLineProps = { isSuccess: boolean; title: string; answer?: Answer }

function StatusLine({ isSuccess, title, answer }: StatusLineProps) {
  const Icon = isSuccess ? CircleCheck : CircleX
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-border bg-muted px-4 py-3 text-[15px]">
      <Icon
        className={`size-5 shrink-0 ${isSuccess ? "text-primary" : "text-destructive"}`}
        aria-hidden="true"
      />
      {answer && <span className="font-mono font-semibold">{answer.status}</span>}
      <span className="font-semibold wrap-anywhere">{title}</span>
      {answer && (
        <span className="ml-auto text-label text-muted-foreground">
          {t.milliseconds(answer.milliseconds)}
        </span>
      )}
    </p>
  )
}

type ProblemViewProps = { status: number; problem: Extract<Reading, { kind: "problem" }> }

/** The server's own message, and why token endpoints refuse such a request. */
function ProblemView({ status, problem: { detail, field } }: ProblemViewProps) {
  const explanation = explainRefusal(status, field)
  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="text-[15px]/6 font-medium wrap-anywhere">{plainMessage(detail, MAX_DETAIL_LENGTH)}</p>
      {field !== undefined && (
        <p className="text-label">
          <span className="text-muted-foreground">{`${t.field}: `}</span>
          <code translate="no" className="rounded-sm bg-muted px-1.5 py-0.5 font-mono wrap-anywhere">
            {plainName(field)}
          </code>
        </p>
      )}
      {explanation && (
        <p className="border-l-2 border-border pl-3 text-[15px]/6 text-muted-foreground">
          <span className="sr-only">{`${t.reason}: `}</span>
          <span>{explanation}</span>
        </p>
      )}
    </div>
  )
}

/** The raw answer: the decoded token, headers and body. */
function AnswerDetails({ answer, payload }: { answer: Answer; payload: object | undefined }) {
  return (
    <div className="border-t border-border">
      {payload && (
        <Details title={t.payload}>
          <Preformatted label={t.payload}>{formatJson(payload)}</Preformatted>
        </Details>
      )}
      <Details title={t.headers(answer.headers.length)}>
        <dl className="grid gap-x-4 gap-y-1.5 px-4 pb-4 text-label/5.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
          {answer.headers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="font-mono text-muted-foreground wrap-anywhere max-sm:-mb-1">{name}</dt>
              <dd className="font-mono wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </Details>
      <Details title={t.body}>
        <Preformatted label={t.body}>{formatBody(answer.body) || t.emptyBody}</Preformatted>
      </Details>
    </div>
  )
}

function Details({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group border-border not-last:border-b">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 px-4 text-label font-medium -outline-offset-2 hover:bg-muted">
        <ChevronRight
          className="size-4 text-muted-foreground transition group-open:rotate-90"
          aria-hidden="true"
        />
        <span>{title}</span>
      </summary>
      {children}
    </details>
  )
}

function Preformatted({ label, children }: { label: string; children: string }) {
  return (
    <ScrollArea label={label} className="max-h-80">
      <pre translate="no" className="px-4 pb-4 font-mono text-label/5.5 wrap-anywhere whitespace-pre-wrap">
        {children}
      </pre>
    </ScrollArea>
  )
}

/** Indents a JSON body; other bodies are shown as they are. */
function formatBody(body: string): string {
  try {
    return formatJson(JSON.parse(body))
  } catch {
    return body
  }
}
