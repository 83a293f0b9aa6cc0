/** What is said about captions and the transcript. */
export const texts = {
  captions: "Captions",
  show: "Show captions",
  hide: "Hide captions",
  transcript: "Transcript",
  openTranscript: "Show what was said",
  closeTranscript: "Close the transcript",
  lines: "What was said",
  empty: "Nothing was said yet.",
  from: "From when you joined.",
  earlier: "Show earlier lines",
  someone: "Someone",
} as const
