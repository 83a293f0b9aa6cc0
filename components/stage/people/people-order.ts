type Person = { identity: string; name?: string | undefined; isLocal: boolean; joinedAt?: Date | undefined }

/**
 * The order in which people are listed: you, then those who come first, such as raised hands as they wait, then the
 * others as they joined. It never depends on who is speaking, so that no line moves while it is read.
 */
export function peopleOrder<T extends Person>(people: readonly T[], first: readonly string[]): T[] {
  const place = new Map(first.map((identity, index) => [identity, index]))
  const key = (person: T) => ({
    person,
    local: person.isLocal ? 0 : 1,
    first: place.get(person.identity) ?? first.length,
    joined: person.joinedAt?.getTime() ?? 0,
    name: person.name || person.identity,
  })
  return people
    .map(key)
    .sort(
      (a, b) =>
        a.local - b.local ||
        a.first - b.first ||
        a.joined - b.joined ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
        (a.person.identity < b.person.identity ? -1 : 1),
    )
    .map(({ person }) => person)
}
