import type { PanelDefinition } from "../panel/panel-definition"
import { texts } from "./texts"

export const peoplePanel: PanelDefinition = {
  title: texts.people,
  load: () => import("./people-panel").then(({ PeoplePanel }) => ({ default: PeoplePanel })),
}
