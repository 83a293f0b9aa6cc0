"use client"

import { useState } from "react"
import { appPath } from "@/lib/app-path"
import { AnswerPanel, type Exchange } from "./answer-panel"
import { CodeBlock } from "./code-block"
import {
  composeRequest,
  type ExampleName,
  emptyDraft,
  examples,
  formatJson,
  type RequestDraft,
  sendRequest,
} from "./request"
import { RequestForm } from "./request-form"
import { texts } from "./texts"

const t = texts.composer
const ENDPOINT = appPath("/api/token")

/** Composes a token request, sends it to this deployment and shows the answer. */
export function RequestComposer() {
  const [draft, setDraft] = useState(examples.named)
  const { exchange, isSending, send } = useRequest()
  const composition = composeRequest(draft)

  return (
    <div className="grid min-w-0 items-start gap-x-8 gap-y-6 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-5">
        <ExampleButtons onChoose={setDraft} />
        <RequestForm
          draft={draft}
          errors={composition.ok ? {} : composition.errors}
          isSending={isSending}
          onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
          onSend={() => composition.ok && send(composition.body)}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <CodeBlock
          code={composition.ok ? formatJson(composition.body) : "…"}
          caption={`${t.request} · POST ${ENDPOINT}`}
          label={t.request}
          copyLabel={t.copyRequest}
        />
        <AnswerPanel
          exchange={exchange}
          isSending={isSending}
          onReuseIdentity={({ identity, room }) =>
            setDraft({ ...emptyDraft, room_name: room, participant_identity: identity })
          }
        />
      </div>
    </div>
  )
}

/** Sends token requests, one at a time. */
function useRequest() {
  const [exchange, setExchange] = useState<Exchange>()
  const [isSending, setIsSending] = useState(false)

  const send = async (body: Record<string, unknown>) => {
    if (isSending) return
    setIsSending(true)
    const outcome = await sendRequest(ENDPOINT, body)
    const requestedRoom = typeof body.room_name === "string" ? body.room_name : undefined
    setExchange((before) => ({ id: (before?.id ?? 0) + 1, outcome, requestedRoom }))
    setIsSending(false)
  }
  return { exchange, isSending, send }
}

function ExampleButtons({ onChoose }: { onChoose: (draft: RequestDraft) => void }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-label text-muted-foreground">{t.examples}</legend>
      <div className="flex flex-wrap gap-2">
        {(Object.keys(t.example) as ExampleName[]).map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => onChoose(examples[name])}
            className="min-h-11 rounded-full border border-border px-4 text-label font-medium transition hover:bg-muted active:scale-[0.98]"
          >
            {t.example[name]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
