import { useParticipants } from "@livekit/components-react"
import { RoomEvent } from "livekit-client"
import { useDeferredValue, useMemo, useState } from "react"
import { useStore } from "@/components/ui/use-store"
import { peopleOrder } from "@/lib/room/people-order"
import { texts } from "@/lib/texts/people"
import { useHands } from "../hands/hands-context"
import { Person } from "./person"

const UPDATES = { updateOnlyOn: [RoomEvent.ParticipantNameChanged] }
/** Lines in the page at first, and added each time that more are asked for: each listens to its person's events. */
const SHOWN = 100

/** Everyone in the call, in an order that does not jump. */
export function PeopleList() {
  const participants = useDeferredValue(useParticipants(UPDATES))
  const hands = useStore(useHands().queue)
  const [shown, setShown] = useState(SHOWN)
  const people = useMemo(() => peopleOrder(participants, hands), [participants, hands])
  const rest = people.length - shown

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard
    <div
      role="group"
      aria-label={texts.count(people.length)}
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-3 -outline-offset-2"
    >
      <ul>
        {people.slice(0, shown).map((participant) => (
          <Person key={participant.identity} participant={participant} />
        ))}
      </ul>
      {people.length === 1 && <p className="px-2 py-3 text-label text-muted">{texts.alone}</p>}
      {rest > 0 && (
        <button
          type="button"
          className="mx-auto block min-h-11 rounded-control px-4 text-label font-medium hover:bg-raised"
          onClick={() => setShown(shown + SHOWN)}
        >
          {texts.more(Math.min(rest, SHOWN))}
        </button>
      )}
    </div>
  )
}
