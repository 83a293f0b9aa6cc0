import { Check, KeyRound, TriangleAlert, X } from "lucide-react"
import { type ReactNode, useEffect, useState } from "react"
import { CopyButton } from "@/components/ui/copy-button"
import type { TokenClaims } from "@/lib/room/decode-token"
import { plainName } from "@/lib/room/plain-text"
import { formatDuration, type Reading } from "./answer"
import { texts } from "./texts"

const t = texts.answer
const list = new Intl.ListFormat("en-GB")

export type ReusedIdentity = { identity: string; room: string }

type TokenViewProps = {
  reading: Extract<Reading, { kind: "token" }>
  /** In milliseconds since 1970. */
  arrivedAt: number
  onReuseIdentity: (identity: ReusedIdentity) => void
}

/** Shows a token's claims: its participant, room, grants and TTL. */
export function TokenView({ reading, arrivedAt, onReuseIdentity }: TokenViewProps) {
  const { claims, serverUrl, token } = reading
  const { identity, room, name, agents } = claims
  return (
    <div className="flex flex-col gap-4 p-4">
      <dl className="grid gap-x-4 gap-y-2.5 text-[15px]/6 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Row name={t.name}>{plainName(name)}</Row>
        <Row name={t.identity} isCode>
          {plainName(identity)}
        </Row>
        <Row name={t.room}>{plainName(room)}</Row>
        <Row name={t.server} isCode>
          {serverUrl}
        </Row>
        <Row name={t.validity}>
          <Validity claims={claims} arrivedAt={arrivedAt} />
        </Row>
        <Row name={t.grants}>
          <GrantList claims={claims} />
        </Row>
        {agents.length > 0 && <Row name={t.agents}>{agents.map(plainName).join(", ")}</Row>}
      </dl>
      <div className="-mx-2 flex flex-wrap items-center gap-1">
        <button
          type="button"
          onClick={() => onReuseIdentity({ identity, room })}
          className="flex min-h-11 items-center gap-2 rounded-control px-3 text-label font-medium text-muted-foreground transition hover:bg-accent hover:text-foreground"
        >
          <KeyRound className="size-4 shrink-0" aria-hidden="true" />
          <span>{t.reuseIdentity}</span>
        </button>
        <CopyButton text={token} label={t.copyToken} labelShown />
      </div>
    </div>
  )
}

function Row({ name, isCode, children }: { name: string; isCode?: boolean; children: ReactNode }) {
  return (
    <>
      <dt className="text-label/6 text-muted-foreground max-sm:-mb-2">{name}</dt>
      <dd className={`min-w-0 wrap-anywhere ${isCode ? "font-mono text-label/6" : ""}`}>{children}</dd>
    </>
  )
}

/** The token's TTL and the time left, counted from its arrival: this device's clock may differ from the server's. */
function Validity({ claims, arrivedAt }: { claims: TokenClaims; arrivedAt: number }) {
  const now = useNow()
  const { notBefore, expires } = claims
  if (expires === undefined) return t.neverExpires
  const ttl = expires - (notBefore ?? arrivedAt / 1000)
  const left = ttl - (now - arrivedAt) / 1000
  return (
    <>
      <span className="block">{t.validFor(formatDuration(ttl))}</span>
      <span className="block text-label/6 text-muted-foreground tabular-nums">
        {left > 0 ? t.remaining(formatDuration(left)) : t.expired}
      </span>
    </>
  )
}

/** Returns the current time in milliseconds since 1970, updated each second. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function GrantList({ claims: { grants, sources, adminGrants } }: { claims: TokenClaims }) {
  const sourceNames = sources?.map((source) => t.sources[source] ?? plainName(source))
  return (
    <ul className="flex flex-col gap-1">
      {grants.map(({ name, isAllowed }) => {
        const Icon = isAllowed ? Check : X
        return (
          <li key={name} className={`flex gap-2 ${isAllowed ? "" : "text-muted-foreground"}`}>
            <Icon
              className={`mt-1 size-4 shrink-0 ${isAllowed ? "text-primary" : "text-destructive"}`}
              aria-label={isAllowed ? t.granted : t.notGranted}
              role="img"
            />
            <span className="min-w-0">
              <span>{t.grant[name]}</span>
              {name === "canPublish" && isAllowed && sourceNames && (
                <span className="text-muted-foreground">{`: ${t.onlySources(list.format(sourceNames))}`}</span>
              )}
            </span>
          </li>
        )
      })}
      {adminGrants.length > 0 && (
        <li className="flex gap-2">
          <TriangleAlert className="mt-1 size-4 shrink-0 text-warning" aria-hidden="true" />
          <span className="min-w-0">{t.extraGrants(list.format(adminGrants.map(plainName)))}</span>
        </li>
      )}
    </ul>
  )
}
