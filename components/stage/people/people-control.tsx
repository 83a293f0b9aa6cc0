import { useRemoteParticipants } from "@livekit/components-react"
import { Users } from "lucide-react"
import { texts } from "@/lib/texts/people"
import { PanelControl } from "../panel/panel-control"
import { peoplePanel } from "./people-panel-definition"

// Only who comes and goes counts here.
const NOTHING_ELSE = { updateOnlyOn: [] }

/** Opens the list of people, and counts them. */
export function PeopleControl() {
  const count = useRemoteParticipants(NOTHING_ELSE).length + 1
  return (
    <PanelControl
      panel={peoplePanel}
      icon={Users}
      hints={texts}
      shortcut="p"
      badge={{ count, label: texts.count(count) }}
    />
  )
}
