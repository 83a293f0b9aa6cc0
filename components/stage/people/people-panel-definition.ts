import { texts } from "@/lib/texts/people"
import type { PanelDefinition } from "../panel/panel-definition"

export const peoplePanel: PanelDefinition = {
  title: texts.people,
  load: () => import("./people-panel").then(({ PeoplePanel }) => ({ default: PeoplePanel })),
}
