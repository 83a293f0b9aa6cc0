import { Users } from "lucide-react"
import { PanelControl } from "../panel/panel-control"
import { peoplePanel } from "./people-panel-definition"
import { texts } from "./texts"
import { usePeople } from "./use-people"

/** Opens the list of people, and counts them. */
export function PeopleControl() {
  const count = usePeople().length
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
