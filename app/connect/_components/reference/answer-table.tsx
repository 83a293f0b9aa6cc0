import type { AnswerRow } from "../../_lib/reference"
import { texts as all } from "../../_lib/texts"
import { FieldTable } from "./field-table"
import { HeaderList } from "./header-list"

const texts = all.reference

/** Answers by status: what each means, says, and carries in its headers. */
export function AnswerTable({ answers }: { answers: readonly AnswerRow[] }) {
  return (
    <ul className="flex flex-col">
      {answers.map((answer) => (
        <li
          key={answer.status}
          className="grid gap-x-4 gap-y-1.5 border-line py-3 not-last:border-b sm:grid-cols-[3.5rem_minmax(0,1fr)]"
        >
          <Status status={answer.status} />
          <div className="flex min-w-0 flex-col gap-2 text-label/5.5">
            <p className="text-[15px]/6 font-medium">{answer.meaning}</p>
            {answer.fields.length > 0 && <FieldTable rows={answer.fields} label={answer.meaning} />}
            {answer.problems.map(({ detail, field }) => (
              <p key={detail} className="wrap-anywhere">
                <span className="sr-only">{texts.says}: </span>“{detail}”{" "}
                {field && <code className="font-mono text-muted">{field}</code>}
              </p>
            ))}
            {answer.headers.length > 0 && <HeaderList headers={answer.headers} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Status({ status }: { status: string }) {
  const isGood = status.startsWith("2")
  return (
    <span
      className={`h-fit w-fit rounded-lg px-2 py-0.5 font-mono text-label font-semibold ${isGood ? "bg-accent text-on-accent" : "bg-raised text-text"}`}
    >
      {status}
    </span>
  )
}
