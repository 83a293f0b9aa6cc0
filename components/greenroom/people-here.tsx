import { useState } from "react"
import { initials } from "@/lib/room/initials"
import { personColour } from "@/lib/room/person-colour"
import { site } from "@/lib/site"
import { texts } from "@/lib/texts/green-room"
import { usePeopleHere } from "./use-people-here"

/** Who is in the room already. Its line is there before the answer, so that nothing moves. */
export function PeopleHere({ roomName }: { roomName: string }) {
  const people = usePeopleHere(roomName)
  const sentence = people && texts.whoIsHere(people)
  // Read out once; who comes and goes afterwards can be read in place.
  const [first, setFirst] = useState<string>()
  if (sentence && !first) setFirst(sentence)
  if (!site.showsWhoIsHere) return null

  return (
    <div className="flex min-h-8 items-center gap-2.5 text-label text-muted">
      {people && people.count > 0 && (
        <span aria-hidden="true" className="flex shrink-0 -space-x-1.5">
          {Array.from(people.names.entries(), ([place, name]) => (
            <span
              key={place}
              className={`grid size-8 place-items-center rounded-full border-2 border-background text-[11px] font-semibold text-on-scrim ${personColour(name)}`}
            >
              {initials(name)}
            </span>
          ))}
        </span>
      )}
      <p className="wrap-anywhere">{sentence}</p>
      <span role="status" className="sr-only">
        {first}
      </span>
    </div>
  )
}
