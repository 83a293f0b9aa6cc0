/** What the pages say that stand in for one that isn't there or broke. */
export const texts = {
  back: "Back to start",
  notFound: {
    tab: "Not found",
    title: "There is nothing here",
    detail:
      "The address may be cut off, or it holds a room name that no room can have. Ask for the link again, or start a room of your own.",
  },
  broken: {
    title: "Something broke on this page",
    detail: "It is not your doing. Trying again often helps.",
    again: "Try again",
  },
} as const
