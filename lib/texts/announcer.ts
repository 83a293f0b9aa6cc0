import type { AnnouncementTexts } from "@/lib/room/announcements"

const names = new Intl.ListFormat("en", { type: "conjunction" })

/** What the live region says. */
export const texts: AnnouncementTexts & { someone: string } = {
  several: {
    joined: (people) => `${people} joined`,
    left: (people) => `${people} left`,
    hand: (people, count) => `${people} raised ${count === 1 ? "a hand" : "their hands"}`,
  },
  many: {
    joined: (count) => `${count} people joined`,
    left: (count) => `${count} people left`,
    hand: (count) => `${count} people raised their hands`,
  },
  message: (name, text) => `${name} wrote: ${text}`,
  messages: (count) => `${count} new messages`,
  messagesOf: (name, count) => `${count} new messages of ${name}`,
  reaction: (name, emoji) => `${name} reacted with ${emoji}`,
  reactions: (count) => `${count} people reacted`,
  list: (people) => names.format(people),
  someone: "Someone",
}
