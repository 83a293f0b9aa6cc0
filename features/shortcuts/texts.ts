export const texts = {
  title: "Keyboard shortcuts",
  showList: "Show this list",
  close: "Close keyboard shortcuts",
  closePanel: "Close panel",
  note: "Shortcuts are off while typing.",

  space: "Space",
  pushToTalk: "Hold to talk while muted",
} as const
