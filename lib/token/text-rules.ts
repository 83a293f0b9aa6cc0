import { hasControlCharacters, MAX_NAME_BYTES, utf8Bytes } from "../text"
import type { RoomConfig } from "./room-config"

/** Metadata, attributes and room_config together, in UTF-8 bytes: the token travels in the WebSocket's address. */
export const MAX_EXTRA_BYTES = 4096

/** What is wrong with a participant's name, as a sentence; undefined when the SFU takes it. */
export function nameFault(name: string): string | undefined {
  if (name.trim() === "") return "A name can't be blank."
  if (hasControlCharacters(name)) return "A name can't hold control characters."
  if (utf8Bytes(name) > MAX_NAME_BYTES) return `That name is too long: at most ${MAX_NAME_BYTES} bytes.`
}

/** What is wrong with an identity. The SFU appends `#…` to identities for purposes of its own. */
export function identityFault(identity: string): string | undefined {
  if (identity.includes("#")) return "An identity can't hold “#”."
  if (hasControlCharacters(identity)) return "An identity can't hold control characters."
  if (utf8Bytes(identity) > MAX_NAME_BYTES)
    return `That identity is too long: at most ${MAX_NAME_BYTES} bytes.`
}

/** What is wrong with free text: tab and line ends are welcome, other control characters are not. */
export function textFault(text: string): string | undefined {
  if (hasControlCharacters(text.replace(/[\t\n\r]/g, ""))) return "Text can't hold control characters."
}

/** What is wrong with an attribute. LiveKit's own components act on those that begin with `lk.`. */
export function attributeFault(key: string, value: string): string | undefined {
  if (key.startsWith("lk.")) return "Attributes that begin with “lk.” belong to LiveKit."
  if (key === "" || key === "__proto__") return "An attribute needs another name."
  if (hasControlCharacters(key)) return "An attribute's name can't hold control characters."
  return textFault(value)
}

/** The UTF-8 bytes of everything in a token whose length a client chooses, names apart. */
export function extraBytes(
  metadata: string | undefined,
  attributes: Record<string, string> | undefined,
  roomConfig: RoomConfig | undefined,
): number {
  let bytes = metadata === undefined ? 0 : utf8Bytes(metadata)
  if (attributes) bytes += utf8Bytes(JSON.stringify(attributes))
  if (roomConfig) bytes += utf8Bytes(JSON.stringify(roomConfig))
  return bytes
}
