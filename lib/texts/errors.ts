/** Texts of the pages shown when a page is missing or breaks. */
export const texts = {
  back: "Back to start",
  notFound: {
    tab: "Not found",
    title: "Page not found",
    detail:
      "The link may be incomplete, or it has an invalid room name. Ask for the link again, or start your own room.",
  },
  invalidRoom: { title: "This link doesn’t work" },
  /** Why a part of the page can't be loaded, by `PartErrorCode`. */
  parts: {
    "new-version": "A new version is out. Reload the page to continue.",
    offline: "You’re offline. Check your network, then try again.",
    "no-answer": "The server didn’t answer. Check your network, then try again.",
  },
  reload: "Reload",
  broken: {
    title: "Something went wrong",
    detail: "An unexpected error occurred. Trying again often helps.",
    again: "Try again",
  },
} as const
