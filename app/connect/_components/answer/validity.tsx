import { useEffect, useState } from "react"
import type { TokenClaims } from "../../_lib/decode-token"
import { durationText } from "../../_lib/duration-text"
import { texts as all } from "../../_lib/texts"

const texts = all.answer

/**
 * For how long a token lets somebody connect, and how much of that is left. Counted from when it arrived, because the
 * clock of this machine may be another than the server's.
 */
export function Validity({ claims, arrivedAt }: { claims: TokenClaims; arrivedAt: number }) {
  const now = useNow()
  const { notBefore, expires } = claims
  if (expires === undefined) return texts.noExpiry
  const lifetime = expires - (notBefore ?? arrivedAt / 1000)
  const left = lifetime - (now - arrivedAt) / 1000
  return (
    <>
      <span className="block">{texts.lifetime(durationText(lifetime))}</span>
      <span className="block text-label/6 text-muted tabular-nums">
        {left > 0 ? texts.remaining(durationText(left)) : texts.expired}
      </span>
    </>
  )
}

/** The time, a second later each second. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
