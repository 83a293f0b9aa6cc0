/** The SFU's limit for a room name, an identity and a participant's name, each in UTF-8 bytes. */
export const MAX_NAME_BYTES = 256

const encoder = new TextEncoder()

/** Length of `text` in UTF-8 bytes, which is what the SFU counts. */
export function utf8Bytes(text: string): number {
  return encoder.encode(text).length
}

/** Whether `text` holds a C0 or C1 control character, or half of a surrogate pair. */
export function hasControlCharacters(text: string): boolean {
  return /\p{Cc}|\p{Cs}/u.test(text)
}

/**
 * What keeps `text` from being a name on the SFU, as a sentence; undefined when nothing does.
 * @param what what is named, as the sentence begins: “A room name”
 */
export function nameFault(what: string, text: string): string | undefined {
  if (hasControlCharacters(text)) return `${what} can't hold control characters.`
  if (utf8Bytes(text) > MAX_NAME_BYTES) return `That name is too long: at most ${MAX_NAME_BYTES} bytes.`
}
