import { type ReactNode, useState } from "react"
import { batch } from "@/lib/room/batch"
import { Store } from "@/lib/room/store"
import { AnnounceContext, type Words } from "../announce-context"
import { announcements, type Happening } from "./announcements"
import { LiveRegion, type Sentence } from "./live-region"
import { useComingAndGoing } from "./use-coming-and-going"

/** What happens within this time is said together, in milliseconds. */
const MOMENT = 1000
/** Sentences that stay in the page, for those who read back; and the longest one, in characters. */
const KEPT = 20
const LONGEST = 300

/** Gathers what happens and puts it into words, few enough to be listened to. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [sentences] = useState(() => new Store<readonly Sentence[]>([]))
  const [announce] = useState(() => {
    let count = 0
    const { add } = batch<Happening>(MOMENT, (happened) => {
      const added = announcements(happened).map((text) => ({
        id: count++,
        text: text.slice(0, LONGEST),
      }))
      sentences.set([...sentences.get(), ...added].slice(-KEPT))
    })
    return <T,>(words: Words<T>, happened: T) => add({ words: words as Words<unknown>, happened })
  })
  useComingAndGoing(announce)

  return (
    <AnnounceContext value={announce}>
      {children}
      <LiveRegion sentences={sentences} />
    </AnnounceContext>
  )
}
