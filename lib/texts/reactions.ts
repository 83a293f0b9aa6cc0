import type { Emoji } from "@/lib/room/reactions"

const names: Record<Emoji, string> = {
  "👍": "Thumbs up",
  "👏": "Applause",
  "❤️": "Heart",
  "😂": "Laughing",
  "😮": "Surprised",
  "🎉": "Celebrate",
}

/** What is said about reactions. */
export const texts = {
  react: "React",
  reactHint: "Send a reaction",
  reactions: "Reactions",
  you: "You",
  someone: "Someone",
  names,
} as const
