import { type FormEvent, useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { Frame } from "@/components/ui/frame"
import { TextField } from "@/components/ui/text-field"
import { serverUrlFault } from "@/lib/room/server-url"
import { texts } from "../_lib/join-texts"
import type { PastedToken } from "../_lib/pasted-entry"
import { tokenFault } from "../_lib/token-fault"
import { TextArea } from "./text-area"

// Neither field is one that a browser should remember, correct, or send away to have its spelling checked.
const asItIs = {
  autoComplete: "off",
  autoCapitalize: "none",
  autoCorrect: "off",
  spellCheck: false,
} as const

/** Takes a server's address and a token, and says what is wrong with them before anything is sent. */
export function TokenForm({ onToken }: { onToken: (pasted: PastedToken) => void }) {
  const [serverUrl, setServerUrl] = useState("")
  const [token, setToken] = useState("")
  const [faults, setFaults] = useState<{ serverUrl?: string | undefined; token?: string | undefined }>({})

  const submit = (event: FormEvent) => {
    event.preventDefault()
    // As copied from a terminal or a header: broken into lines, or with the word before it.
    const pasted = {
      serverUrl: serverUrl.trim(),
      participantToken: token.replace(/\s+/g, "").replace(/^Bearer/i, ""),
    }
    const found = {
      serverUrl: pasted.serverUrl ? serverUrlFault(pasted.serverUrl, location.protocol) : texts.noServerUrl,
      token: pasted.participantToken ? tokenFault(pasted.participantToken, Date.now() / 1000) : texts.noToken,
    }
    setFaults(found)
    if (!found.serverUrl && !found.token) onToken(pasted)
  }

  return (
    <Frame>
      {/* The fields have no names: a form that is sent before its script is there has nothing to send. */}
      <form onSubmit={submit} noValidate className="mx-auto flex max-w-xl flex-col gap-5">
        <h1 className="text-title">{texts.title}</h1>
        <p className="text-[15px]/6 text-muted">{texts.explanation}</p>
        <TextField
          {...asItIs}
          label={texts.serverUrl}
          type="url"
          placeholder="wss://my-project.livekit.cloud"
          value={serverUrl}
          fault={faults.serverUrl}
          onChange={(event) => {
            setServerUrl(event.target.value)
            setFaults({ ...faults, serverUrl: undefined })
          }}
        />
        <TextArea
          {...asItIs}
          label={texts.token}
          rows={5}
          placeholder="eyJ…"
          value={token}
          fault={faults.token}
          onChange={(event) => {
            setToken(event.target.value)
            setFaults({ ...faults, token: undefined })
          }}
        />
        <button type="submit" className={buttonStyles.primary}>
          {texts.next}
        </button>
      </form>
    </Frame>
  )
}
