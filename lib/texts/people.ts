/** Texts about participants' names. */
export const texts = {
  /** Stands for a participant without a name. */
  someone: "Someone",
  /** Stand for participants without a name that aren't people at a browser. */
  agent: "Agent",
  phone: "Phone",
  stream: "Stream",
  noName: "Enter your name so others know who you are.",
} as const

/** Up to this many participants are named; more are counted. */
const MAX_NAMED = 3

// British English, which puts no comma before the last "and".
const list = new Intl.ListFormat("en-GB")

/** Returns names, or other items, as a list: “Ada, Ben and Eve”. */
export function nameList(names: readonly string[]): string {
  return list.format(names)
}

type NamesOrCountTexts = {
  named: (names: string, count: number) => string
  counted: (count: number) => string
}

/** Returns a formatter that names up to three participants and counts more, so that its message stays short. */
export function namesOrCount({ named, counted }: NamesOrCountTexts) {
  return (names: readonly string[]): string[] => [
    names.length > MAX_NAMED ? counted(names.length) : named(list.format(names), names.length),
  ]
}
