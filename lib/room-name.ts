import type { Route } from "next"
import { isBlank, NAME_PATTERN, nameError } from "./names"
import { roomNameTexts } from "./texts/home"

const ADJECTIVES =
  "amber ample balmy bold brave breezy bright brisk calm candid cheery civil clear clever cosy crisp daring deep eager early easy fair fancy fleet fond frank fresh gentle giant glad golden grand happy hardy honest humble ideal jolly keen kind lively loyal lucky mellow merry mild modest neat nimble noble novel open patient plucky polite prime proud quick quiet rapid ready rosy sunny swift".split(
    " ",
  )
const NOUNS =
  "acorn alder aspen badger bay beacon birch brook canyon cedar cliff clover comet coral cove crane creek delta dune ember falcon fern field finch fjord forest fox garden glade grove harbor hazel heron hill island ivy jay lagoon lake lark lynx maple marsh meadow moss oak orchard otter owl pebble pine pond prairie reef ridge river robin sparrow spruce summit thicket valley willow wren".split(
    " ",
  )
// Crockford's base 32 has no letters that look like digits, so a name survives being read aloud.
const BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"

/**
 * Returns a room name that is easy to read aloud and hard to guess, such as `calm-otter-x7k2-9mqd-4ztv`: two words
 * (12 bits) and twelve base-32 characters (60 bits).
 */
export function generateRoomName(bytes = crypto.getRandomValues(new Uint8Array(14))): string {
  const pick = (from: ArrayLike<string>, index: number) => from[(bytes[index] ?? 0) % from.length] ?? ""
  const code = Array.from({ length: 12 }, (_, i) => pick(BASE_32, i + 2)).join("")
  return [pick(ADJECTIVES, 0), pick(NOUNS, 1), ...(code.match(/.{4}/g) ?? [])].join("-")
}

const SPACE = "[\\t\\n\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"
// Not U+200C, U+200D and U+FE0F, which scripts and emoji need.
const INVISIBLE = "[\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]"
const INVISIBLES = new RegExp(INVISIBLE, "gu")
const SPACES_AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu")

/** What `roomNameError` allows besides the length, for the OpenAPI document. */
export const ROOM_NAME_PATTERN = NAME_PATTERN.replace(
  "^",
  `^(?!(${SPACE}|${INVISIBLE})*\\.${INVISIBLE}*\\.?(${SPACE}|${INVISIBLE})*$)`,
)

/**
 * Returns the one spelling of a room name, so that everyone who means a room is in the same one: `é` as one character
 * (Unicode's NFC; some systems type it as two), no invisible characters, which come with copied text, and no spaces around.
 */
export function normalizeRoomName(name: string): string {
  return name.normalize("NFC").replace(INVISIBLES, "").replace(SPACES_AROUND, "")
}

/** Returns the name of a room that one connection check has to itself. */
export function generateCheckRoomName(): string {
  return `check-${generateRoomName()}`
}

/** Whether a name is one of `generateCheckRoomName`, which nobody chooses by accident. */
export function isCheckRoomName(name: string): boolean {
  return /^check-[a-z]+-[a-z]+(-[0-9a-z]{4}){3}$/.test(name)
}

/** Returns the error message for a room name, or undefined if the name is valid. */
export function roomNameError(name: string): string | undefined {
  if (isBlank(name)) return roomNameTexts.missing
  const normalized = normalizeRoomName(name)
  // No URL can hold these as a path segment.
  if (normalized === "." || normalized === "..") return roomNameTexts.dots
  return nameError("A room name", name) ?? nameError("A room name", normalized)
}

/**
 * Returns the path of a room's page.
 * @param fragments go after the `#`, such as an encryption key
 */
export function roomPath(roomName: string, fragments: readonly string[] = []): Route {
  const hash = fragments.length > 0 ? `#${fragments.join("&")}` : ""
  return `/rooms/${encodeURIComponent(roomName)}${hash}` as Route
}
