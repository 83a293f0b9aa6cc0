import { useEntry } from "@/components/entry-context"
import { InviteAgents } from "./invite-agents"
import { InviteLink } from "./invite-link"
import { PeopleList } from "./people-list"

/** The content of the panel of people. */
export function PeoplePanel() {
  const { hasLink } = useEntry()
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PeopleList />
      <InviteAgents />
      {hasLink && <InviteLink />}
    </div>
  )
}
