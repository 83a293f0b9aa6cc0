import { nameFault } from "../text"
import { texts } from "../texts/room-name"

const ADJECTIVES =
  "amber ample balmy bold brave breezy bright brisk calm candid cheery civil clear clever cosy crisp daring deep eager early easy fair fancy fleet fond frank fresh gentle giant glad golden grand happy hardy honest humble ideal jolly keen kind lively loyal lucky mellow merry mild modest neat nimble noble novel open patient plucky polite prime proud quick quiet rapid ready rosy sunny swift".split(
    " ",
  )
const NOUNS =
  "acorn alder aspen badger bay beacon birch brook canyon cedar cliff clover comet coral cove crane creek delta dune ember falcon fern field finch fjord forest fox garden glade grove harbor hazel heron hill island ivy jay lagoon lake lark lynx maple marsh meadow moss oak orchard otter owl pebble pine pond prairie reef ridge river robin sparrow spruce summit thicket valley willow wren".split(
    " ",
  )
// Crockford's base 32: no letter that can be taken for a digit, so that a name survives being read aloud.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

/**
 * A room name that can be read aloud and not be guessed, such as `calm-otter-x7k2-9mqd-4ztv`.
 * Two words (12 bits) and twelve base-32 characters (60 bits): 72 random bits.
 * @param randomBytes gives as many cryptographically random bytes as it is asked for
 */
export function generateRoomName(randomBytes: (count: number) => Uint8Array): string {
  const bytes = randomBytes(14)
  const pick = (from: ArrayLike<string>, index: number) => from[(bytes[index] ?? 0) % from.length] ?? ""
  const code = Array.from({ length: 12 }, (_, i) => pick(ALPHABET, i + 2)).join("")
  return [pick(ADJECTIVES, 0), pick(NOUNS, 1), ...(code.match(/.{4}/g) ?? [])].join("-")
}

/**
 * What is wrong with a room name, as a sentence for the person who typed it; undefined when it can be used.
 * The limits are the SFU's; `.` and `..` are refused because no address can hold them as a path segment.
 */
export function roomNameFault(name: string): string | undefined {
  if (name.trim() === "") return texts.noRoomName
  if (name === "." || name === "..") return texts.dots
  return nameFault("A room name", name)
}
