import { KeyRound } from "lucide-react"
import type { ReactNode } from "react"
import { plainName } from "@/lib/room/plain-text"
import type { Reading } from "../../_lib/read-answer"
import type { Answer } from "../../_lib/send-request"
import { texts as all } from "../../_lib/texts"
import { CopyButton } from "../copy-button"
import { GrantList } from "./grant-list"
import { StatusLine } from "./status-line"
import { Validity } from "./validity"

const texts = all.answer

type TokenViewProps = {
  answer: Answer
  reading: Extract<Reading, { kind: "token" }>
  onAskAgain: (who: { identity: string; room: string }) => void
}

/** What a token says of who may do what, where, and for how long. */
export function TokenView({ answer, reading: { claims, serverUrl, token }, onAskAgain }: TokenViewProps) {
  const { identity, room, name, agents } = claims
  return (
    <>
      <StatusLine isGood status={answer.status} title={texts.created} milliseconds={answer.milliseconds} />
      <div className="flex flex-col gap-4 p-4">
        <dl className="grid gap-x-4 gap-y-2.5 text-[15px]/6 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <Row name={texts.who}>{plainName(name)}</Row>
          <Row name={texts.identity} isCode>
            {plainName(identity)}
          </Row>
          <Row name={texts.room}>{plainName(room)}</Row>
          <Row name={texts.server} isCode>
            {serverUrl}
          </Row>
          <Row name={texts.valid}>
            <Validity claims={claims} arrivedAt={answer.at} />
          </Row>
          <Row name={texts.grants}>
            <GrantList claims={claims} />
          </Row>
          {agents.length > 0 && <Row name={texts.agents}>{agents.map(plainName).join(", ")}</Row>}
        </dl>
        <div className="-mx-2 flex flex-wrap items-center gap-1">
          <button
            type="button"
            onClick={() => onAskAgain({ identity, room })}
            className="flex min-h-11 items-center gap-2 rounded-control px-3 text-label font-medium text-muted transition hover:bg-line hover:text-text"
          >
            <KeyRound className="size-4 shrink-0" aria-hidden="true" />
            {texts.again}
          </button>
          <CopyButton text={token} label={texts.copyToken} labelShown />
        </div>
      </div>
    </>
  )
}

function Row({ name, isCode, children }: { name: string; isCode?: boolean; children: ReactNode }) {
  return (
    <>
      <dt className="text-label/6 text-muted max-sm:-mb-2">{name}</dt>
      <dd className={`min-w-0 wrap-anywhere ${isCode ? "font-mono text-label/6" : ""}`}>{children}</dd>
    </>
  )
}
