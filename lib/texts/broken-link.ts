/** What is said where a room's link is damaged. */
export const texts = {
  title: "This link can’t be used",
  back: "Back to start",
} as const
