import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from "react"
import { useEntry } from "@/components/entry-context"
import { useLifetime } from "@/components/ui/use-lifetime"
import type { Credentials } from "@/lib/room/credentials"
import { joinErrorSentence } from "@/lib/room/join-error"
import { joinRetryWait } from "@/lib/room/join-retry"
import { participantNameFault } from "@/lib/room/participant-name"

type JoiningOptions = {
  roomName: string
  name: string
  /** The identity of an earlier join of this page. */
  identity: string | undefined
  /** Why the last call could not be joined, as a sentence. */
  fault: string | undefined
  onToken: (credentials: Credentials) => void
}

/**
 * The way from “Join room” to a token, and what can be wrong on it. What may pass by itself is tried again a few times;
 * pressing “Join room” meanwhile tries at once.
 */
export function useJoining({ roomName, name, identity, fault, onToken }: JoiningOptions) {
  const { getCredentials, fixedName } = useEntry()
  const [nameFault, setNameFault] = useState<string>()
  const [joinFault, setJoinFault] = useState(fault)
  const [isJoining, setJoining] = useState(false)
  const [retry, setRetry] = useState<{ failures: number; wait: number }>()
  const here = useRef(false)
  useLifetime(
    () => {
      here.current = true
    },
    () => {
      here.current = false
    },
  )

  const attempt = async (failures: number) => {
    setRetry(undefined)
    const participantName = fixedName ?? name.trim()
    const found = fixedName === undefined ? participantNameFault(participantName) : undefined
    setNameFault(found)
    if (found) return
    setJoining(true)
    try {
      const credentials = await getCredentials({ roomName, participantName, participantIdentity: identity })
      // The page may have been left while the token was on its way: joining now would leave a ghost in the room.
      if (here.current) onToken(credentials)
    } catch (error) {
      setJoinFault(joinErrorSentence(error))
      setJoining(false)
      const wait = joinRetryWait(error, failures)
      if (wait !== undefined) setRetry({ failures: failures + 1, wait })
    }
  }

  const tryAgain = useEffectEvent(attempt)
  useEffect(() => {
    if (!retry) return
    const again = () => void tryAgain(retry.failures)
    const timer = setTimeout(again, retry.wait)
    window.addEventListener("online", again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener("online", again)
    }
  }, [retry])

  const join = (event: FormEvent) => {
    event.preventDefault()
    if (isJoining) return
    setJoinFault(undefined)
    void attempt(0)
  }

  return {
    join,
    isJoining,
    joinFault,
    /** Keeps it from being tried again by itself; undefined where it will not be. */
    stopTrying: retry && (() => setRetry(undefined)),
    /** How long it takes until then, in milliseconds. */
    retryWait: retry?.wait,
    nameFault,
    clearNameFault: () => setNameFault(undefined),
  }
}
