export const texts = {
  captions: "Captions",
  show: "Show captions",
  hide: "Hide captions",
  transcript: "Transcript",
  openTranscript: "Open transcript",
  closeTranscript: "Close transcript",
  lines: "Captions since you joined",
  empty: "No captions yet.",
  start: "You joined. Earlier captions aren’t shown.",
  plain: "not encrypted",
  earlier: "Show earlier lines",
} as const
