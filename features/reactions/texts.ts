/** The reactions to choose from, in this order. Anything else that arrives is ignored. */
export const REACTIONS = [
  { emoji: "👍", name: "Thumbs up" },
  { emoji: "👏", name: "Applause" },
  { emoji: "❤️", name: "Heart" },
  { emoji: "😂", name: "Laughing" },
  { emoji: "😮", name: "Surprised" },
  { emoji: "🎉", name: "Celebrate" },
] as const

export type Emoji = (typeof REACTIONS)[number]["emoji"]

export const texts = {
  react: "React",
  tooltip: "Send a reaction",
  reactions: "Reactions",
  you: "You",
  plain: (name: string) => `${name} (not encrypted)`,

  // For screen readers.
  reacted: (name: string, emoji: Emoji) => `${name} reacted with ${emoji}`,
  countReacted: (count: number) => `${count} people reacted`,
} as const
