import type { Emoji } from "./reactions"

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
  said: (name: string, emoji: Emoji) => `${name} reacted with ${emoji}`,
  saidMany: (count: number) => `${count} people reacted`,
  you: "You",
  someone: "Someone",
  names,
} as const
