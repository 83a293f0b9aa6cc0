import type { Words } from "../announce-context"

/** Something that happened in the call, and how it is said. */
export type Happening = { words: Words<unknown>; happened: unknown }

/** The sentences for what happened within a moment: what is said in the same words is said together. */
export function announcements(happenings: readonly Happening[]): string[] {
  const byWords = new Map<Words<unknown>, unknown[]>()
  for (const { words, happened } of happenings) {
    const together = byWords.get(words)
    if (together) together.push(happened)
    else byWords.set(words, [happened])
  }
  return [...byWords].flatMap(([words, happened]) => words(happened))
}
