/** What is said when a call is over, by why it ended, and the ways on. */
export const texts = {
  rejoin: "Rejoin",
  back: "Back to start",

  left: { title: "You left" },
  elsewhere: {
    title: "You joined from somewhere else",
    detail: "This call goes on in your other window or device.",
  },
  restarted: {
    title: "The server restarted",
    detail: "LiveKit was shut down or updated. Join again in a moment.",
  },
  removed: { title: "You were removed", detail: "A host took you out of this call." },
  closed: { title: "The call has ended", detail: "It was closed for everyone." },
  blocked: {
    title: "Your connection did not hold",
    detail: "Audio and video could not get through. Another network may let them pass.",
  },
  lost: {
    title: "The connection was lost",
    detail: "Check your network, then join again. The others may still be in the call.",
  },
} as const
