/** Something that happened in the call and that a screen reader says. */
export type Happening =
  | { kind: "joined" | "left" | "hand"; name: string }
  | { kind: "message"; name: string; text: string }
  | { kind: "reaction"; name: string; emoji: string }
  | { kind: "said"; sentence: string }

/** The words for it; see lib/texts/announcer.ts. */
export type AnnouncementTexts = {
  several: Record<"joined" | "left" | "hand", (names: string, count: number) => string>
  many: Record<"joined" | "left" | "hand", (count: number) => string>
  message: (name: string, text: string) => string
  messages: (count: number) => string
  messagesOf: (name: string, count: number) => string
  reaction: (names: string, emoji: string) => string
  reactions: (count: number) => string
  list: (names: string[]) => string
}

/** Up to this many people are named; more are counted. */
const NAMED = 3
/** Messages that are read out one by one; more are counted. */
const READ_OUT = 2

/**
 * The sentences for what happened within a moment: few, however much it was, so that speech keeps up with the call.
 */
export function announcements(happened: readonly Happening[], texts: AnnouncementTexts): string[] {
  const sentences: string[] = []
  for (const kind of ["joined", "left", "hand"] as const) {
    const names = happened.flatMap((event) => (event.kind === kind ? [event.name] : []))
    if (names.length > NAMED) sentences.push(texts.many[kind](names.length))
    else if (names.length > 0) sentences.push(texts.several[kind](texts.list(names), names.length))
  }

  const messages = happened.filter((event) => event.kind === "message")
  const writers = new Set(messages.map(({ name }) => name))
  const [writer = ""] = writers
  if (messages.length <= READ_OUT)
    sentences.push(...messages.map(({ name, text }) => texts.message(name, text)))
  else if (writers.size === 1) sentences.push(texts.messagesOf(writer, messages.length))
  else sentences.push(texts.messages(messages.length))

  const reactions = happened.filter((event) => event.kind === "reaction")
  if (reactions.length > NAMED) sentences.push(texts.reactions(reactions.length))
  else sentences.push(...reactions.map(({ name, emoji }) => texts.reaction(name, emoji)))

  for (const event of happened) if (event.kind === "said") sentences.push(event.sentence)
  return sentences
}
