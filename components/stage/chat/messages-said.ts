import { texts } from "./texts"

/** Messages that are read out one by one; more are counted. */
const READ_OUT = 2

/** What a screen reader says of messages that came within a moment. */
export function messagesSaid(messages: readonly { name: string; text: string }[]): string[] {
  if (messages.length <= READ_OUT) return messages.map(({ name, text }) => texts.said(name, text))
  const [writer = "", ...others] = new Set(messages.map(({ name }) => name))
  return [others.length === 0 ? texts.saidBy(writer, messages.length) : texts.saidMany(messages.length)]
}
