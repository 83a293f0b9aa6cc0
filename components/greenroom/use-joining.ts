import { type FormEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from "react"
import { useEntry } from "@/components/entry-context"
import { useLifetime } from "@/components/ui/use-lifetime"
import type { Credentials } from "@/lib/room/credentials"
import { CredentialsAhead } from "@/lib/room/credentials-ahead"
import { joinErrorSentence } from "@/lib/room/join-error"
import { joinRetryWait } from "@/lib/room/join-retry"
import { participantNameFault } from "@/lib/room/participant-name"

/** How long a name stays as it is before a token is asked for with it, in milliseconds. */
const SETTLED = 400

type JoiningOptions = {
  roomName: string
  name: string
  /** The identity of an earlier join of this page. */
  identity: string | undefined
  /** Why the last call could not be joined, as a sentence. */
  fault: string | undefined
  /** Loads what a call needs; until it is there, nobody joins. */
  loadCall: () => Promise<void>
  /** A token was fetched before anybody joined with it. */
  onPrepared: (credentials: Credentials) => void
  onToken: (credentials: Credentials) => void
}

/**
 * The way from “Join room” to a token, and what can be wrong on it. The token is asked for before the click: when a name
 * has been typed, and again, should it be old by then, when `prepare` says that a click is near. What may pass by itself
 * is tried again a few times; pressing “Join room” meanwhile tries at once.
 */
export function useJoining(options: JoiningOptions) {
  const { roomName, name, identity, fault, loadCall, onPrepared, onToken } = options
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

  const [ahead] = useState(() => new CredentialsAhead(getCredentials, onPrepared))
  const request = useMemo(
    () => ({ roomName, participantName: fixedName ?? name.trim(), participantIdentity: identity }),
    [roomName, fixedName, name, identity],
  )
  const found = fixedName === undefined ? participantNameFault(request.participantName) : undefined

  useEffect(() => {
    if (found) return
    const timer = setTimeout(() => ahead.prepare(request), SETTLED)
    return () => clearTimeout(timer)
  }, [ahead, request, found])

  const prepare = () => {
    loadCall().catch(() => undefined)
    if (!found) ahead.prepare(request)
  }

  const attempt = async (failures: number) => {
    setRetry(undefined)
    setNameFault(found)
    if (found) return
    setJoining(true)
    try {
      const [credentials] = await Promise.all([ahead.take(request), loadCall()])
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
    prepare,
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
