import { useParticipants } from "@livekit/components-react"
import { RoomEvent } from "livekit-client"
import { useDeferredValue, useState } from "react"
import { ScrollArea } from "@/components/ui/scroll-area"
import { peopleOrder } from "./people-order"
import { Person } from "./person"
import { texts } from "./texts"
import { useFirstPeople } from "./use-first-people"

const UPDATES = { updateOnlyOn: [RoomEvent.ParticipantNameChanged] }
/** Lines in the page at first, and added each time that more are asked for: each listens to its person's events. */
const SHOWN = 100

/** Everyone in the call, in an order that does not jump. */
export function PeopleList() {
  const participants = useDeferredValue(useParticipants(UPDATES))
  const [shown, setShown] = useState(SHOWN)
  const people = peopleOrder(participants, useFirstPeople())
  const rest = people.length - shown

  return (
    <ScrollArea label={texts.count(people.length)} className="min-h-0 flex-1 px-3 pb-3">
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
    </ScrollArea>
  )
}
