import { UserRound } from "lucide-react"

const COLORS = [
  "bg-avatar-1",
  "bg-avatar-2",
  "bg-avatar-3",
  "bg-avatar-4",
  "bg-avatar-5",
  "bg-avatar-6",
] as const

/**
 * A participant's initials in a circle that grows with its tile, for when there is no video.
 * @param seed determines the colour, for example the identity
 */
export function Avatar({ name, seed }: { name: string; seed: string }) {
  return (
    <span
      aria-hidden="true"
      translate="no"
      className={`grid aspect-square h-[clamp(2.5rem,40cqmin,7rem)] place-items-center rounded-full text-[clamp(1rem,16cqmin,2.75rem)] font-semibold text-scrim-foreground ${avatarColor(seed)}`}
    >
      {initials(name) || <UserRound className="size-1/2" />}
    </span>
  )
}

/** Returns the class of an avatar's background, always the same one for the same seed. */
export function avatarColor(seed: string): string {
  let hash = 0
  for (const character of seed) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return COLORS[hash % COLORS.length] ?? COLORS[0]
}

/** Returns the first letters of a name's first and last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u)
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  return chosen.map((word) => firstGrapheme(word ?? "").toLocaleUpperCase()).join("")
}

// Graphemes keep emoji and accented letters whole.
function firstGrapheme(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word)
  return first?.segment ?? ""
}
