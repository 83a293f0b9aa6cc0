import { texts } from "../../_lib/texts"
import { StatusLine } from "./status-line"

type FailureProps = {
  sentence: string
  title?: string
  status?: number
  milliseconds?: number
}

/** No answer, or one that no client could use. */
export function Failure({ sentence, title = texts.answer.refused, status, milliseconds }: FailureProps) {
  return (
    <>
      <StatusLine isGood={false} status={status} title={title} milliseconds={milliseconds} />
      <p className="p-4 text-[15px]/6">{sentence}</p>
    </>
  )
}
