import type { Participant } from "livekit-client"
import type { ComponentType, ReactNode } from "react"
import type { PanelDefinition } from "./panel/panel-definition"

/** A part of the stage that can be left out: take its line out of features.ts, and its folder is not needed any more. */
export type Feature = {
  id: string
  /** Around the whole stage: what the feature keeps, and what it does without being seen. */
  Provider?: ComponentType<{ children: ReactNode }>
  /** Its buttons in the toolbar, by name. */
  controls?: Readonly<Record<string, ComponentType>>
  /** Whether those buttons have a use by now, as a hook; left out, they always have. */
  useHasControls?: () => boolean
  /** Its panel beside the tiles. */
  panel?: PanelDefinition
  /** What it shows over the tiles. */
  Overlay?: ComponentType
  /** What it shows of each person, on their tile and in the list of people. */
  ParticipantMark?: ComponentType<{ participant: Participant }>
  /** Identities of those whom it puts first in the list of people, as a hook. */
  useFirst?: () => readonly string[]
}
