import { useEffect, useRef } from "react"
import { type Reading, readAnswer } from "../../_lib/read-answer"
import { texts as all } from "../../_lib/texts"
import type { Exchange } from "../composer/use-request"
import { AnswerDetails } from "./answer-details"
import { Failure } from "./failure"
import { ProblemView } from "./problem-view"
import { spokenAnswer } from "./spoken-answer"
import { TokenView } from "./token-view"

type AnswerPanelProps = {
  exchange: Exchange | undefined
  isSending: boolean
  onAskAgain: (who: { identity: string; room: string }) => void
}

/** What came of a request. */
export function AnswerPanel({ exchange, isSending, onAskAgain }: AnswerPanelProps) {
  const panel = useRef<HTMLElement>(null)
  // On a phone the answer comes below what can be seen.
  useEffect(() => {
    if (exchange) panel.current?.scrollIntoView({ block: "nearest" })
  }, [exchange])
  const answer = exchange?.outcome.kind === "answer" ? exchange.outcome.answer : undefined
  const reading = answer && readAnswer(answer, exchange?.askedRoom)

  return (
    <section
      ref={panel}
      aria-label={all.composer.answer}
      aria-busy={isSending}
      className={`min-h-80 min-w-0 scroll-m-5 overflow-hidden rounded-tile border border-line bg-surface transition-opacity ${isSending ? "opacity-60" : ""}`}
    >
      {/* There from the start: only what changes in such a part is read out. */}
      <p role="status" className="sr-only">
        {exchange && spokenAnswer(exchange.outcome, reading)}
      </p>
      {exchange ? (
        // Of another answer nothing may stay, such as a part that was opened.
        <Answered key={exchange.count} exchange={exchange} reading={reading} onAskAgain={onAskAgain} />
      ) : (
        <p className="grid min-h-80 place-items-center p-8 text-center text-muted">
          <span className="max-w-xs">{all.composer.nothingYet}</span>
        </p>
      )}
    </section>
  )
}

type AnsweredProps = Pick<AnswerPanelProps, "onAskAgain"> & {
  exchange: Exchange
  reading: Reading | undefined
}

function Answered({ exchange: { outcome }, reading, onAskAgain }: AnsweredProps) {
  if (outcome.kind !== "answer") return <Failure sentence={all.answer[outcome.kind]} />
  const { answer } = outcome
  return (
    <>
      {reading?.kind === "token" && <TokenView answer={answer} reading={reading} onAskAgain={onAskAgain} />}
      {reading?.kind === "problem" && <ProblemView answer={answer} problem={reading} />}
      {reading?.kind === "unusable" && (
        <Failure
          status={answer.status}
          milliseconds={answer.milliseconds}
          title={all.answer.faultTitle}
          sentence={all.answer.faults[reading.fault]}
        />
      )}
      <AnswerDetails
        answer={answer}
        payload={reading?.kind === "token" ? reading.claims.payload : undefined}
      />
    </>
  )
}
