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
  deleted: { title: "The call has ended", detail: "It was closed for everyone." },
  closed: { title: "The room was closed", detail: "Nobody was left in it. Join again to open it anew." },
  notJoined: {
    title: "You did not get in",
    detail: "The server could not let you into the call. Join again in a moment.",
  },
  timedOut: {
    title: "Your connection timed out",
    detail: "The server has not heard from you for a while. Check your network, then join again.",
  },
  blocked: {
    title: "Your connection did not hold",
    detail: "Audio and video could not get through. Another network may let them pass.",
  },
  outOfStep: {
    title: "You fell out of the call",
    detail: "This page and the server no longer agreed on who is here. Join again to go on.",
  },
  moved: { title: "The call moved", detail: "Another server carries it on. Join again to follow it." },
  unanswered: { title: "Nobody answered", detail: "Who was called did not pick up." },
  declined: { title: "The call was declined", detail: "Who was called does not want to talk now." },
  phoneFailed: { title: "The phone line failed", detail: "The call could not be put through. Try again." },
  agentFailed: { title: "The agent failed", detail: "It could not go on with the call. Join again to try." },
  lost: {
    title: "The connection was lost",
    detail: "Check your network, then join again. The others may still be in the call.",
  },
} as const
