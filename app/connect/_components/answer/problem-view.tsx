import { plainMessage, plainName } from "@/lib/room/plain-text"
import { explainRefusal } from "../../_lib/explain-refusal"
import type { Reading } from "../../_lib/read-answer"
import type { Answer } from "../../_lib/send-request"
import { texts as all } from "../../_lib/texts"
import { StatusLine } from "./status-line"

const texts = all.answer
const LONGEST_DETAIL = 600

type ProblemViewProps = { answer: Answer; problem: Extract<Reading, { kind: "problem" }> }

/** A refusal in words: the server's own, and why endpoints refuse such a thing. */
export function ProblemView({ answer, problem: { title, detail, field } }: ProblemViewProps) {
  const why = explainRefusal(answer.status, field)
  return (
    <>
      <StatusLine
        isGood={false}
        status={answer.status}
        title={plainName(title)}
        milliseconds={answer.milliseconds}
      />
      <div className="flex flex-col gap-4 p-4">
        <p className="text-[15px]/6 font-medium wrap-anywhere">{plainMessage(detail, LONGEST_DETAIL)}</p>
        {field !== undefined && (
          <p className="text-label">
            <span className="text-muted">{texts.field}: </span>
            <code className="rounded-md bg-raised px-1.5 py-0.5 font-mono wrap-anywhere">
              {plainName(field)}
            </code>
          </p>
        )}
        {why && (
          <p className="border-l-2 border-line pl-3 text-[15px]/6 text-muted">
            <span className="sr-only">{texts.why}: </span>
            {why}
          </p>
        )}
      </div>
    </>
  )
}
