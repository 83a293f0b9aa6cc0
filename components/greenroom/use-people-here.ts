import { useEffect, useState } from "react"
import { answerText } from "@/lib/room/answer-text"
import { fetchOwn } from "@/lib/room/fetch-own"
import { type PeopleHere, readPeopleHere } from "@/lib/room/people-here"
import { site } from "@/lib/site"

/** How often to ask, in milliseconds; and how long to wait when the answer was none. */
const EVERY = 10_000
const AFTER_FAILURE = 60_000

/** Who is in the room, asked now and then while the page is seen; undefined while that is not known. */
export function usePeopleHere(roomName: string): PeopleHere | undefined {
  const [people, setPeople] = useState<PeopleHere>()

  useEffect(() => {
    if (!site.showsWhoIsHere) return
    const gone = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined

    const ask = async () => {
      clearTimeout(timer)
      timer = undefined
      if (document.visibilityState === "hidden") return
      const found = await fetchPeople(roomName, gone.signal)
      if (gone.signal.aborted) return
      setPeople(found)
      clearTimeout(timer)
      timer = setTimeout(ask, found ? EVERY : AFTER_FAILURE)
    }
    // A page that comes back after a while asks at once; one that is only switched to and fro does not.
    const onSeen = () => timer === undefined && void ask()

    void ask()
    document.addEventListener("visibilitychange", onSeen)
    return () => {
      gone.abort()
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", onSeen)
    }
  }, [roomName])

  return people
}

/** When the server can't tell, nothing is said: the join will say what is wrong. */
async function fetchPeople(roomName: string, signal: AbortSignal): Promise<PeopleHere | undefined> {
  try {
    const address = `/api/rooms/${encodeURIComponent(roomName)}/people`
    const response = await fetchOwn(address, { signal })
    return response.ok ? readPeopleHere(await answerText(response)) : undefined
  } catch {
    return undefined
  }
}
