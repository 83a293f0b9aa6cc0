import { type FormEvent, useRef, useState } from "react"
import { useEntry } from "@/components/entry-context"
import { useLifetime } from "@/components/ui/use-lifetime"
import type { Credentials } from "@/lib/room/credentials"
import { joinErrorSentence } from "@/lib/room/join-error"
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

/** The way from “Join room” to a token, and what can be wrong on it. */
export function useJoining({ roomName, name, identity, fault, onToken }: JoiningOptions) {
  const { getCredentials, fixedName } = useEntry()
  const [nameFault, setNameFault] = useState<string>()
  const [joinFault, setJoinFault] = useState(fault)
  const [isJoining, setJoining] = useState(false)
  const here = useRef(false)
  useLifetime(
    () => {
      here.current = true
    },
    () => {
      here.current = false
    },
  )

  const join = async (event: FormEvent) => {
    event.preventDefault()
    if (isJoining) return
    const participantName = fixedName ?? name.trim()
    const found = fixedName === undefined ? participantNameFault(participantName) : undefined
    setNameFault(found)
    setJoinFault(undefined)
    if (found) return
    setJoining(true)
    try {
      const credentials = await getCredentials({ roomName, participantName, participantIdentity: identity })
      // The page may have been left while the token was on its way: joining now would leave a ghost in the room.
      if (here.current) onToken(credentials)
    } catch (error) {
      setJoinFault(joinErrorSentence(error))
      setJoining(false)
    }
  }

  return { join, isJoining, joinFault, nameFault, clearNameFault: () => setNameFault(undefined) }
}
