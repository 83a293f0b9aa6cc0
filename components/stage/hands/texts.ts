import { nameOrCount } from "@/lib/room/name-or-count"

/** What is said about raised hands. */
export const texts = {
  raiseHand: "Raise hand",
  raise: "Raise your hand",
  lower: "Lower your hand",
  raised: (place: number) => `Hand raised, number ${place} in line`,
  raisedBy: nameOrCount({
    named: (people, count) => `${people} raised ${count === 1 ? "a hand" : "their hands"}`,
    counted: (count) => `${count} people raised their hands`,
  }),
  yours: (place: number) =>
    place === 1
      ? "Your hand is up. You’re first in line."
      : `Your hand is up. You’re number ${place} in line.`,
  lowered: "Your hand is down.",
  failed: "Your hand could not be changed. Check your connection, then try again.",
  someone: "Someone",
} as const
