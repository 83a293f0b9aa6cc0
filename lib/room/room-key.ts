const KEY_BYTES = 32
const PREFIX = "key="

/**
 * Returns a new end-to-end encryption key as it follows the `#` in a room's link: `key=3q2-…`. Browsers
 * never send that part of a URL, so only people with the link have the key.
 */
export function generateRoomKey(bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES))): string {
  const base64 = btoa(String.fromCharCode(...bytes))
  return PREFIX + base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

/**
 * Returns the key in a URL's fragment, or undefined if there is none.
 * @throws {RoomKeyError} if the key is damaged, because joining without it would send unencrypted media
 */
export function parseRoomKey(fragment: string): Uint8Array<ArrayBuffer> | undefined {
  const part = fragment
    .replace(/^#/, "")
    .split("&")
    .find((part) => part.startsWith(PREFIX))
  if (part === undefined) return undefined
  const text = part.slice(PREFIX.length)
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) throw new RoomKeyError()
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** The key in a link is damaged. Not a JoinError, whose messages the start page doesn't need. */
export class RoomKeyError extends Error {
  override name = "RoomKeyError"
}
