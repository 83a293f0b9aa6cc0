"use client"

import { useState } from "react"
import { composeRequest } from "../../_lib/compose-request"
import { type Draft, emptyDraft } from "../../_lib/draft"
import { examples } from "../../_lib/examples"
import { endpointOf } from "../../_lib/snippets/addresses"
import { texts as all } from "../../_lib/texts"
import { AnswerPanel } from "../answer/answer-panel"
import { CodeBlock } from "../code/code-block"
import { useOrigin } from "../use-origin"
import { ExampleButtons } from "./example-buttons"
import { RequestForm } from "./request-form"
import { useRequest } from "./use-request"

const texts = all.composer

/** A request to put together, send to this deployment for real, and see answered. */
export function RequestComposer({ origin: guess }: { origin: string }) {
  const origin = useOrigin(guess)
  const [draft, setDraft] = useState<Draft>(examples.named)
  const { exchange, isSending, send } = useRequest(endpointOf({ origin }))
  const composition = composeRequest(draft)
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))

  return (
    <div className="grid min-w-0 items-start gap-x-8 gap-y-6 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-5">
        <ExampleButtons onChoose={setDraft} />
        <RequestForm
          draft={draft}
          faults={composition.ok ? {} : composition.faults}
          isSending={isSending}
          onChange={change}
          onSend={() => composition.ok && send(composition.body)}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <CodeBlock
          code={composition.ok ? JSON.stringify(composition.body, null, 2) : "…"}
          language="JSON"
          caption={`${texts.request} · POST /api/token`}
          label={texts.request}
          copyLabel={texts.copyRequest}
        />
        <AnswerPanel
          exchange={exchange}
          isSending={isSending}
          onAskAgain={({ identity, room }) =>
            setDraft({ ...emptyDraft, room_name: room, participant_identity: identity })
          }
        />
      </div>
    </div>
  )
}
