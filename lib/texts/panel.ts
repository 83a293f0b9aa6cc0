/** What the panels beside the call say. */
export const texts = {
  close: (title: string) => `Close ${title.toLowerCase()}`,
  loading: "Loading…",
  failed: "This could not be shown. Your call goes on.",
  again: "Try again",
} as const
