import type { Room, RoomOptions } from "livekit-client"
import type { ComponentType } from "react"
import type { Feature } from "./stage/feature"

/**
 * Something that the link to a room carries behind its `#`, where no server sees it, and that changes the calls in that
 * room. What is here comes with the start page and the green room, so it is small; the rest is loaded with the call.
 */
export type LinkFeature = {
  id: string
  /** On the start page: whether the link to the new room is to carry it. */
  NewRoomOption: ComponentType<{
    /** @param makePart makes what the link carries, `name=value`; undefined where it is not to */
    onChange: (makePart: (() => string) | undefined) => void
  }>
  /** Why nobody may join by a link that ends in `fragment`, as a sentence; undefined where they may. */
  faultOf: (fragment: string) => string | undefined
  /** What a call has of it. */
  load: () => Promise<CallPart>
}

export type CallPart = {
  feature: Feature
  /** What it does to the one call whose link ends in `fragment`; undefined where the link doesn't carry it. */
  callSetup: (fragment: string) => CallSetup | undefined
}

export type CallSetup = {
  options: Partial<RoomOptions>
  /** Before the room is connected and anything is published. */
  prepare: (room: Room) => Promise<void>
  /** When the call is over. */
  close: () => void
}
