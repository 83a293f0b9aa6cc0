import { useDeferredValue, useMemo, useRef, useState } from "react"
import { ScrollArea } from "@/components/ui/scroll-area"
import { TextField } from "@/components/ui/text-field"
import { useRows } from "@/components/ui/use-rows"
import { findPeople } from "./find-people"
import { peopleOrder } from "./people-order"
import { Person } from "./person"
import { texts } from "./texts"
import { useFirstPeople } from "./use-first-people"
import { usePeople } from "./use-people"

/** From so many people on, one is looked for by name rather than by eye. */
const MANY = 20

/**
 * Everyone in the call, in an order that does not jump. Only the lines in sight are in the page: each listens to its
 * person's events.
 */
export function PeopleList() {
  const everyone = useDeferredValue(usePeople())
  const first = useFirstPeople()
  const firstOnes = first.join("\n")
  const [text, setText] = useState("")
  const wanted = useDeferredValue(text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another one each time, whoever is in it
  const people = useMemo(() => peopleOrder(everyone, first), [everyone, firstOnes])
  const isSearched = everyone.length >= MANY
  const found = useMemo(
    () => (isSearched ? findPeople(people, wanted) : people),
    [people, wanted, isSearched],
  )
  const box = useRef<HTMLElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const rows = useRows(box, list, found.length)
  const change = (value: string) => {
    setText(value)
    box.current?.scrollTo({ top: 0 })
  }

  return (
    <>
      {isSearched && (
        <div className="flex px-5 pb-3">
          <TextField
            label={texts.find}
            labelShown={false}
            type="search"
            placeholder={texts.find}
            autoComplete="off"
            value={text}
            onChange={(event) => change(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Escape" || text === "") return
              // First the search ends, and only the next time the panel.
              event.preventDefault()
              change("")
            }}
          />
        </div>
      )}
      <ScrollArea
        label={texts.count(people.length)}
        ref={box}
        onScroll={rows.onScroll}
        className="min-h-0 flex-1 px-3 pb-3 [overflow-anchor:none]"
      >
        <ul ref={list} style={{ paddingTop: rows.before, paddingBottom: rows.after }}>
          {found.slice(rows.first, rows.end).map((participant, index) => (
            <Person
              key={participant.identity}
              participant={participant}
              place={rows.first + index + 1}
              count={found.length}
            />
          ))}
        </ul>
        {people.length === 1 && <p className="px-2 py-3 text-label text-muted">{texts.alone}</p>}
        <p role="status" className="px-2 text-label text-muted">
          {found.length < people.length && texts.found(found.length)}
        </p>
      </ScrollArea>
    </>
  )
}
