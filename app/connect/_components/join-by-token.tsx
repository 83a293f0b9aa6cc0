"use client"

import { useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { Visit } from "@/components/visit"
import { readToken } from "@/lib/room/read-token"
import { JOIN_BY_TOKEN_PATH } from "../_lib/join-by-token-path"
import { texts } from "../_lib/join-texts"
import { type PastedToken, pastedEntry } from "../_lib/pasted-entry"
import { TokenForm } from "./token-form"
import { useOwnDocument } from "./use-own-document"

/** A token's way into its room: the form that takes it, then green room and call as everywhere. */
export function JoinByToken() {
  const [pasted, setPasted] = useState<PastedToken>()
  useOwnDocument(JOIN_BY_TOKEN_PATH)

  if (!pasted) return <TokenForm onToken={setPasted} />
  return <PastedVisit pasted={pasted} onBack={() => setPasted(undefined)} />
}

function PastedVisit({ pasted, onBack }: { pasted: PastedToken; onBack: () => void }) {
  const [entry] = useState(() => pastedEntry(pasted))
  return (
    <Visit
      roomName={readToken(pasted.participantToken)?.room ?? ""}
      entry={entry}
      aside={
        <button type="button" onClick={onBack} className={buttonStyles.small}>
          {texts.another}
        </button>
      }
    />
  )
}
