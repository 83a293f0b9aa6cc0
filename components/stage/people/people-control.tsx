import { useRemoteParticipants } from "@livekit/components-react"
import { Users } from "lucide-react"
import { PanelControl } from "../panel/panel-control"
import { peoplePanel } from "./people-panel-definition"
import { texts } from "./texts"

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
