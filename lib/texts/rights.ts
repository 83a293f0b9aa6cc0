import type { Right, Rights } from "../room/rights"
import { nameList } from "./people"

const or = new Intl.ListFormat("en-GB", { type: "disjunction" })

/** What each right lets a participant do. The sound of a shared screen goes with the screen. */
const ABILITIES: Readonly<Partial<Record<Right, string>>> = {
  microphone: "speak",
  camera: "show your camera",
  screenShare: "share your screen",
  data: "send messages and reactions",
  raiseHand: "raise your hand",
  subscribe: "see and hear others",
}

const abilities = (rights: readonly Right[]) => rights.flatMap((right) => ABILITIES[right] ?? [])

/** Texts about what a participant may do in the room, before and during the call. */
export const texts = {
  /** What to know about the rights from the start; empty where one may speak and see the others. */
  summary: ({ microphone, camera, screenShare, subscribe }: Rights): string => {
    const canPublish = microphone || camera || screenShare
    if (subscribe) return canPublish ? "" : "You can watch and listen."
    return canPublish ? "You can’t see or hear others here." : "You can only see who’s here."
  },
  lost: (rights: readonly Right[]) => `You can no longer ${or.format(abilities(rights))}.`,
  gained: (rights: readonly Right[]) => `You can now ${nameList(abilities(rights))}.`,
  readOnlyChat: "You can read messages here, but not send any.",
} as const
