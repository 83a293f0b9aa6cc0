import type { Feature } from "../feature"
import { PeopleControl } from "./people-control"
import { peoplePanel } from "./people-panel-definition"

/** Who is in the call, and how to invite more. */
export const people: Feature = { id: "people", order: 30, controls: { PeopleControl }, panel: peoplePanel }
