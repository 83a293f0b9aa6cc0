import { readAnswer } from "@/lib/connect/read-answer"
import { texts as all } from "@/lib/texts/connect"
import type { Exchange } from "../composer/use-request"
import { AnswerDetails } from "./answer-details"
import { Failure } from "./failure"
import { ProblemView } from "./problem-view"
import { TokenView } from "./token-view"

type AnswerPanelProps = {
  exchange: Exchange | undefined
  isSending: boolean
  onAskAgain: (who: { identity: string; room: string }) => void
}

/** What came of a request. The region is there from the start, so that what comes into it is read out. */
export function AnswerPanel({ exchange, isSending, onAskAgain }: AnswerPanelProps) {
  return (
    <section
      aria-label={all.composer.answer}
      aria-busy={isSending}
      className={`min-h-80 min-w-0 overflow-hidden rounded-tile border border-line bg-surface transition-opacity ${isSending ? "opacity-60" : ""}`}
    >
      {exchange ? (
        // Of another answer nothing may stay, such as a part that was opened.
        <Answered key={exchange.count} exchange={exchange} onAskAgain={onAskAgain} />
      ) : (
        <p className="grid min-h-80 place-items-center p-8 text-center text-muted">
          <span className="max-w-xs">{all.composer.nothingYet}</span>
        </p>
      )}
    </section>
  )
}

type AnsweredProps = Pick<AnswerPanelProps, "onAskAgain"> & { exchange: Exchange }

function Answered({ exchange: { outcome, askedRoom }, onAskAgain }: AnsweredProps) {
  if (outcome.kind !== "answer") return <Failure sentence={all.answer[outcome.kind]} />
  const { answer } = outcome
  const reading = readAnswer(answer, askedRoom)
  const claims = reading.kind === "token" ? reading.claims : undefined
  return (
    <>
      {reading.kind === "token" && <TokenView answer={answer} reading={reading} onAskAgain={onAskAgain} />}
      {reading.kind === "problem" && <ProblemView answer={answer} problem={reading} />}
      {reading.kind === "unusable" && (
        <Failure
          status={answer.status}
          milliseconds={answer.milliseconds}
          title={all.answer.faultTitle}
          sentence={all.answer.faults[reading.fault]}
        />
      )}
      <AnswerDetails answer={answer} payload={claims?.payload} />
    </>
  )
}
