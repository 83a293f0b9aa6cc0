import { hasControlCharacters, MAX_NAME_BYTES, utf8Bytes } from "../text"

/** What is wrong with a person's name, as a sentence for them; undefined when others can be shown it. */
export function participantNameFault(name: string): string | undefined {
  if (name.trim() === "") return "Enter your name, so that the others know who you are."
  if (hasControlCharacters(name)) return "A name can't hold control characters."
  if (utf8Bytes(name) > MAX_NAME_BYTES) return `That name is too long: at most ${MAX_NAME_BYTES} bytes.`
}
