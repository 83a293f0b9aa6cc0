import type { Emoji } from "./reactions"
import { texts } from "./texts"

/** Reactions that are said one by one; more are counted. */
const NAMED = 3

/** What a screen reader says of reactions that came within a moment. */
export function reactionsSaid(reactions: readonly { name: string; emoji: Emoji }[]): string[] {
  return reactions.length > NAMED
    ? [texts.saidMany(reactions.length)]
    : reactions.map(({ name, emoji }) => texts.said(name, emoji))
}
