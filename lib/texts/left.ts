/** The ways on after a call. Why it ended stands in lib/room/ending.ts. */
export const texts = {
  rejoin: "Rejoin",
  back: "Back to start",
} as const
