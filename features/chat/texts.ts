import { namesOrCount } from "@/lib/texts/people"

export const texts = {
  chat: "Chat",
  open: "Open chat",
  close: "Close chat",
  unread: (count: number) => (count === 1 ? "1 unread message" : `${count} unread messages`),
  message: "Message",
  messages: "Messages",
  send: "Send",
  keys: "Enter to send, Shift+Enter for a new line.",
  left: (count: number) => (count === 1 ? "1 character left" : `${count} characters left`),
  tooLong: (count: number) => (count === 1 ? "1 character too many" : `${count} characters too many`),
  joined: "You joined. Earlier messages aren’t shown.",
  empty: "No messages yet. Everyone in the call can see what you write.",
  you: "You",
  sending: "Sending…",
  notSent: "Not sent.",
  unconfirmed: "May not have arrived.",
  /** Announced, as the chat may be closed. */
  messageNotSent: (text: string) => `Your message wasn’t sent: ${text}`,
  sendAgain: "Send again",
  newMessages: "New messages",
  earlier: "Show earlier messages",
  skipped: (name: string, count: number) =>
    count === 1 ? `1 message from ${name} was skipped.` : `${count} messages from ${name} were skipped.`,
  undecryptable: (name: string, count: number) =>
    count === 1
      ? `A message from ${name} couldn’t be decrypted.`
      : `${count} messages from ${name} couldn’t be decrypted.`,
  plain: "Not encrypted",
  unreadable: namesOrCount({
    named: (names) => `${names} can’t read this.`,
    counted: (count) => `${count} people can’t read this.`,
  }),
  hide: (name: string) => `Hide messages from ${name}`,
  hidden: (name: string) => `Messages from ${name} are hidden.`,
  show: "Show",
  hideMessages: "Hide messages",
  showMessages: "Show messages",

  // For screen readers.
  wrote: (name: string, text: string) => `${name} wrote: ${text}`,
  newFrom: (name: string, count: number) => `${count} new messages from ${name}`,
  newCount: (count: number) => `${count} new messages`,
} as const
