import type { Participant, TrackPublication } from "livekit-client"
import type { ComponentType, ReactNode } from "react"
import type { PanelDefinition } from "./panel/panel-definition"

/** A part of the call that can be left out: take its line out of features.ts, and its folder is not needed any more. */
export type Feature = {
  id: string
  /**
   * Its place among the others. The smaller, the further left its buttons stand, the longer they stay out of the menu of
   * a narrow screen, and the further out its Provider is: whoever comes later can use what it keeps.
   */
  order: number
  /**
   * Around the whole stage: what the feature keeps, and what it hears from the room. It is there before the call is, while
   * the person is in the green room.
   */
  Provider?: ComponentType<{ children: ReactNode }>
  /** Its buttons in the toolbar, by name. */
  controls?: Readonly<Record<string, ComponentType>>
  /** Whether those buttons have a use by now, as a hook; left out, they always have. */
  useHasControls?: () => boolean
  /** Its panel beside the tiles. */
  panel?: PanelDefinition
  /** What it says beside the room's name. */
  HeaderMark?: ComponentType
  /** Its button at the top right. */
  HeaderButton?: ComponentType
  /** Around all tiles: it decides where they are shown. */
  TilesFrame?: ComponentType<{ children: ReactNode }>
  /** What it shows over the tiles. */
  Overlay?: ComponentType
  /** Beside the stage while that is shown: what opens over it, and what listens to keys. */
  Beside?: ComponentType
  /** What it shows of each person, on their tile and in the list of people. */
  ParticipantMark?: ComponentType<{ participant: Participant }>
  /** What stands in for a picture that can't be shown, as a hook; nothing where it can. */
  useCover?: (participant: Participant, publication: TrackPublication | undefined) => ReactNode
  /** Identities of those whom it puts first in the list of people, as a hook. */
  useFirst?: () => readonly string[]
}
