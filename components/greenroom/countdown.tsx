import { useEffect, useState } from "react"
import { texts } from "@/lib/texts/green-room"

/** The seconds that are left of a wait. Not read out: a screen reader would say nothing else. @param wait in milliseconds */
export function Countdown({ wait }: { wait: number }) {
  const [seconds, setSeconds] = useState(() => Math.ceil(wait / 1000))

  useEffect(() => {
    const timer = setInterval(() => setSeconds((left) => Math.max(1, left - 1)), 1000)
    return () => clearInterval(timer)
  }, [])

  return (
    <span aria-hidden="true" className="tabular-nums">
      {texts.tryingAgainIn(seconds)}
    </span>
  )
}
