import { UserRound } from "lucide-react"

/** Background classes of an avatar and its tile. */
const COLORS = [
  { avatar: "bg-avatar-1", tile: "bg-avatar-1/25" },
  { avatar: "bg-avatar-2", tile: "bg-avatar-2/25" },
  { avatar: "bg-avatar-3", tile: "bg-avatar-3/25" },
  { avatar: "bg-avatar-4", tile: "bg-avatar-4/25" },
  { avatar: "bg-avatar-5", tile: "bg-avatar-5/25" },
  { avatar: "bg-avatar-6", tile: "bg-avatar-6/25" },
  { avatar: "bg-avatar-7", tile: "bg-avatar-7/25" },
  { avatar: "bg-avatar-8", tile: "bg-avatar-8/25" },
  { avatar: "bg-avatar-9", tile: "bg-avatar-9/25" },
  { avatar: "bg-avatar-10", tile: "bg-avatar-10/25" },
  { avatar: "bg-avatar-11", tile: "bg-avatar-11/25" },
  { avatar: "bg-avatar-12", tile: "bg-avatar-12/25" },
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
      className={`grid aspect-square h-[clamp(2.5rem,40cqmin,7rem)] place-items-center rounded-full text-[clamp(1rem,16cqmin,2.75rem)] font-semibold text-scrim-foreground ${avatarColors(seed).avatar}`}
    >
      {initials(name) || <UserRound className="size-1/2" />}
    </span>
  )
}

/** Returns the classes for the backgrounds of an avatar and its tile, always the same ones for the same seed. */
export function avatarColors(seed: string): (typeof COLORS)[number] {
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
