"use client"

import { type FormEvent, useEffect, useState } from "react"
import { RoomViews } from "@/components/room"
import { buttonStyles } from "@/components/ui/button"
import { Field, fieldStyles, TextField } from "@/components/ui/field"
import { PageFrame } from "@/components/ui/page-frame"
import { serverUrlError } from "@/lib/room/connection-details"
import { decodeToken } from "@/lib/room/decode-token"
import { type PastedToken, pastedTokenJoinSource, texts, tokenError } from "./pasted-token"

/** The form for a token, then pre-join and call as in any other room. */
export function JoinWithToken() {
  const [pasted, setPasted] = useState<PastedToken>()
  useOwnDocument()

  if (!pasted) return <TokenForm onSubmit={setPasted} />
  return <PastedTokenRoom pasted={pasted} onBack={() => setPasted(undefined)} />
}

function PastedTokenRoom({ pasted, onBack }: { pasted: PastedToken; onBack: () => void }) {
  const [source] = useState(() => pastedTokenJoinSource(pasted))
  return (
    <RoomViews
      roomName={decodeToken(pasted.participantToken)?.room ?? ""}
      source={source}
      aside={
        <button type="button" onClick={onBack} className={buttonStyles.small}>
          {texts.another}
        </button>
      }
    />
  )
}

type TokenFormErrors = { serverUrl?: string | undefined; token?: string | undefined }

/** Checks the server URL and the token before anything is sent. */
function TokenForm({ onSubmit }: { onSubmit: (pasted: PastedToken) => void }) {
  const [serverUrl, setServerUrl] = useState("")
  const [token, setToken] = useState("")
  const [errors, setErrors] = useState<TokenFormErrors>({})

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const pasted = {
      serverUrl: serverUrl.trim(),
      // Copied from a terminal it can have line breaks, and from a header the word Bearer.
      participantToken: token.replace(/\s+/g, "").replace(/^Bearer/i, ""),
    }
    const found = {
      serverUrl: pasted.serverUrl ? serverUrlError(pasted.serverUrl, location.protocol) : texts.noServerUrl,
      token: pasted.participantToken ? tokenError(pasted.participantToken, Date.now() / 1000) : texts.noToken,
    }
    setErrors(found)
    if (!found.serverUrl && !found.token) onSubmit(pasted)
  }

  return (
    <PageFrame align="top">
      {/* Without name attributes, submitting before hydration can't put the token into the URL. */}
      <form onSubmit={submit} noValidate className="mx-auto flex max-w-xl flex-col gap-5">
        <h1 className="text-title">{texts.title}</h1>
        <p className="text-[15px]/6 text-muted-foreground">{texts.explanation}</p>
        <TextField
          {...NO_ASSISTANCE}
          label={texts.serverUrl}
          type="url"
          placeholder="wss://my-project.livekit.cloud"
          value={serverUrl}
          error={errors.serverUrl}
          onChange={(event) => {
            setServerUrl(event.target.value)
            setErrors({ ...errors, serverUrl: undefined })
          }}
        />
        <Field label={texts.token} error={errors.token} className="min-w-0">
          {(props) => (
            <textarea
              {...props}
              {...NO_ASSISTANCE}
              rows={5}
              placeholder="eyJ…"
              value={token}
              onChange={(event) => {
                setToken(event.target.value)
                setErrors({ ...errors, token: undefined })
              }}
              className={`${fieldStyles} block resize-y py-3 font-mono text-label/6 wrap-anywhere`}
            />
          )}
        </Field>
        <button type="submit" className={buttonStyles.primary}>
          {texts.next}
        </button>
      </form>
    </PageFrame>
  )
}

/** Keeps browsers from storing a token, changing it, or sending it to a spelling service. */
const NO_ASSISTANCE = {
  autoComplete: "off",
  autoCapitalize: "none",
  autoCorrect: "off",
  spellCheck: false,
} as const

/**
 * Reloads this page when client-side navigation opened it, and the next page when one leaves it. The
 * Content-Security-Policy belongs to the document, which Next keeps when it navigates.
 */
function useOwnDocument(): void {
  useEffect(() => {
    const { pathname } = location
    const [document] = performance.getEntriesByType("navigation")
    if (document && new URL(document.name).pathname !== pathname) location.reload()
    return () => {
      // StrictMode's extra cleanup in development stays on the page.
      if (location.pathname !== pathname) location.reload()
    }
  }, [])
}
