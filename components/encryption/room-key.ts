/** Bytes of a room's key: 256 bits. */
const KEY_BYTES = 32
const PREFIX = "key="

/**
 * A new key for a room, as its link carries it behind the `#`: `key=3q2-…`. Browsers never send that part of an address,
 * so the key stays with those who were given the link.
 * @param randomBytes gives as many cryptographically random bytes as it is asked for
 */
export function generateKey(randomBytes: (count: number) => Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...randomBytes(KEY_BYTES)))
  return PREFIX + base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

/**
 * The key in the fragment of an address: undefined where there is none.
 * @throws RangeError when there is one, but damaged; joining without it would send unencrypted media
 */
export function readKey(fragment: string): Uint8Array<ArrayBuffer> | undefined {
  const part = fragment
    .replace(/^#/, "")
    .split("&")
    .find((part) => part.startsWith(PREFIX))
  if (part === undefined) return undefined
  const text = part.slice(PREFIX.length)
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) throw new RangeError("The key in the link is damaged.")
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
