import { InviteAgents } from "./invite-agents"
import { InviteLink } from "./invite-link"
import { PeopleList } from "./people-list"

/** The content of the panel of people. */
export function PeoplePanel() {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PeopleList />
      <InviteAgents />
      <InviteLink />
    </div>
  )
}
