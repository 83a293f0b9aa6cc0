import { useDeferredValue, useMemo, useRef, useState } from "react"
import { useCall } from "@/components/call/call-context"
import { InviteButtons } from "@/components/call/invite"
import { useRoster } from "@/components/call/use-room-changes"
import { TextField } from "@/components/ui/field"
import { ScrollArea } from "@/components/ui/scroll-area"
import { isComposing } from "@/lib/room/key-press"
import { texts as callTexts } from "@/lib/texts/call"
import { AgentInvitations } from "./agent-invitations"
import { ParticipantRow } from "./participant-row"
import { searchParticipants, sortParticipants, useRaisedHands } from "./participants"
import { texts } from "./texts"
import { useVisibleRows } from "./use-visible-rows"

/** The search field appears with this many participants. */
const MIN_SEARCHABLE = 8

export function PeoplePanel() {
  const { hasInviteLink } = useCall()
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <ParticipantList />
      <AgentInvitations />
      {hasInviteLink && (
        <section aria-label={callTexts.invite.title} className="shrink-0 border-t border-border px-5 py-3">
          <InviteButtons />
        </section>
      )}
    </div>
  )
}

/** All participants, in a stable order. Renders only the rows in view, as each one listens to events. */
export function ParticipantList() {
  const { hasInviteLink } = useCall()
  const { participants, avatars } = useDeferredValue(useRoster())
  const raisedHands = useRaisedHands()
  const [search, setSearch] = useState("")
  const deferredSearch = useDeferredValue(search)
  const sorted = useMemo(() => sortParticipants(participants, raisedHands), [participants, raisedHands])
  const isSearchable = participants.length >= MIN_SEARCHABLE
  const found = useMemo(
    () => (isSearchable ? searchParticipants(sorted, deferredSearch) : sorted),
    [sorted, deferredSearch, isSearchable],
  )
  const box = useRef<HTMLElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const rows = useVisibleRows(box, list, found.length)
  const changeSearch = (value: string) => {
    setSearch(value)
    box.current?.scrollTo({ top: 0 })
  }

  return (
    <>
      {isSearchable && (
        <div className="flex px-5 pb-3">
          <TextField
            label={texts.search}
            labelShown={false}
            type="search"
            placeholder={texts.search}
            autoComplete="off"
            value={search}
            onChange={(event) => changeSearch(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Escape" || search === "" || isComposing(event.nativeEvent)) return
              // The first Escape clears the search, the second one closes the panel.
              event.preventDefault()
              changeSearch("")
            }}
          />
        </div>
      )}
      <ScrollArea
        label={texts.count(participants.length)}
        ref={box}
        onScroll={rows.onScroll}
        className="min-h-32 flex-1 px-3 pb-3 [overflow-anchor:none]"
      >
        <ul ref={list} style={{ paddingTop: rows.before, paddingBottom: rows.after }}>
          {found.slice(rows.first, rows.end).map((participant, index) => (
            <ParticipantRow
              key={participant.identity}
              participant={participant}
              avatar={avatars.get(participant.identity)}
              position={rows.first + index + 1}
              count={found.length}
            />
          ))}
        </ul>
        {participants.every(({ isLocal }) => isLocal) && (
          <p className="px-2 py-3 text-label text-muted-foreground">
            {hasInviteLink
              ? `${callTexts.invite.alone}. ${callTexts.invite.detail}`
              : `${callTexts.invite.alone}.`}
          </p>
        )}
        <p role="status" className="px-2 text-label text-muted-foreground">
          {found.length < participants.length && texts.found(found.length)}
        </p>
      </ScrollArea>
    </>
  )
}
