/** The participant attribute that says since when a hand is up. Those that begin with `lk.` are LiveKit's own. */
export const HAND_ATTRIBUTE = "greenroom.hand"

type Person = {
  identity: string
  attributes: Readonly<Record<string, string>>
  joinedAt?: Date | undefined
}

/**
 * Who has a hand up, the first one first. What the attribute says comes from the person's own client: nobody can have
 * waited longer than they are here, and who gives no time at all comes last.
 */
export function handQueue(people: Iterable<Person>): string[] {
  const raised: { identity: string; since: number }[] = []
  for (const { identity, attributes, joinedAt } of people) {
    const value = attributes[HAND_ATTRIBUTE]
    if (!value) continue
    const since = Math.max(Date.parse(value), joinedAt?.getTime() ?? 0)
    raised.push({ identity, since: Number.isNaN(since) ? Number.POSITIVE_INFINITY : since })
  }
  return raised
    .sort((a, b) => compare(a.since, b.since) || compare(a.identity, b.identity))
    .map(({ identity }) => identity)
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
