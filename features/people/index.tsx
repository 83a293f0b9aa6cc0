import { Users } from "lucide-react"
import type { Feature, Panel } from "@/components/call/feature-slots"
import { PanelButton } from "@/components/call/panel"
import { useRoster } from "@/components/call/use-room-changes"
import { texts } from "./texts"

const panel: Panel = {
  id: "people",
  title: texts.people,
  shortcut: "p",
  load: () => import("./people-panel").then(({ PeoplePanel }) => ({ default: PeoplePanel })),
}

/** A list of participants, and ways to invite others. */
export const people: Feature = { id: "people", controlButtons: [PeopleButton], panel }

/** Opens the list and shows the number of participants. */
function PeopleButton() {
  const count = useRoster().participants.length
  return (
    <PanelButton panel={panel} icon={Users} tooltips={texts} badge={{ count, label: texts.count(count) }} />
  )
}
