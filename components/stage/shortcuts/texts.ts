/** What is said about the keyboard. */
export const texts = {
  title: "Keyboard",
  list: "Show this list",
  close: "Close the list of keys",
  closePanel: "Close what is open",
  pushToTalk: "Talk while you hold it, if muted",
  space: "Space",
  note: "None of them works while you type.",
} as const
