import { useEntry } from "@/components/entry-context"
import { InviteLink } from "./invite-link"
import { PeopleList } from "./people-list"

/** The content of the panel of people. */
export function PeoplePanel() {
  const { hasLink } = useEntry()
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PeopleList />
      {hasLink && <InviteLink />}
    </div>
  )
}
