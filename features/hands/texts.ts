import { namesOrCount } from "@/lib/texts/people"

export const texts = {
  raiseHand: "Raise hand",
  raise: "Raise your hand",
  lower: "Lower your hand",
  raised: (position: number) => `Hand raised, number ${position} in line`,
  count: (count: number) => (count === 1 ? "1 hand is raised" : `${count} hands are raised`),
  failed: "Couldn’t update your hand. Check your connection, then try again.",

  // For screen readers.
  ownRaised: (position: number) =>
    position === 1
      ? "Your hand is up. You’re first in line."
      : `Your hand is up. You’re number ${position} in line.`,
  ownLowered: "Your hand is down.",
  loweredByHost: "A host lowered your hand.",
  raisedBy: namesOrCount({
    named: (names, count) => `${names} raised ${count === 1 ? "a hand" : "their hands"}`,
    counted: (count) => `${count} people raised their hands`,
  }),
} as const
