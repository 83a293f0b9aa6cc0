const COLOURS = [
  "bg-person-1",
  "bg-person-2",
  "bg-person-3",
  "bg-person-4",
  "bg-person-5",
  "bg-person-6",
] as const

/** The background behind a person's initials: always the same one for the same seed, such as an identity. */
export function personColour(seed: string): (typeof COLOURS)[number] {
  let hash = 0
  for (const character of seed) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return COLOURS[hash % COLOURS.length] ?? COLOURS[0]
}
