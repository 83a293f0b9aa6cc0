import { duration } from "./duration"

/** Texts of the view after a call, by why the call ended. */
export const texts = {
  rejoin: "Rejoin",
  back: "Back to start",
  stayed: (roomName: string, minutes: number) => `You were in ${roomName} for ${duration(minutes)}.`,

  left: { title: "You left" },
  elsewhere: {
    title: "You joined from somewhere else",
    detail: "The call continues in your other window or on your other device.",
  },
  restarted: {
    title: "The server restarted",
    detail: "LiveKit was shut down or updated. Rejoin in a moment.",
  },
  removed: { title: "You were removed", detail: "A host removed you from this call." },
  deleted: { title: "The call has ended", detail: "The room was closed for everyone." },
  closed: { title: "The room was closed", detail: "Everyone had left. Rejoin to reopen it." },
  notJoined: {
    title: "You couldn’t join",
    detail: "The server couldn’t add you to the call. Try again in a moment.",
  },
  timedOut: {
    title: "Your connection timed out",
    detail: "The server hasn’t heard from you for a while. Check your network, then rejoin.",
  },
  blocked: {
    title: "Your connection failed",
    detail: "Audio and video couldn’t get through. Try another network.",
  },
  outOfSync: {
    title: "You were disconnected",
    detail: "This page got out of sync with the server. Rejoin to continue.",
  },
  moved: { title: "The call moved", detail: "It continues on another server. Rejoin to follow it." },
  unanswered: { title: "No answer", detail: "They didn’t answer." },
  declined: { title: "The call was declined", detail: "They can’t talk right now." },
  phoneFailed: { title: "The phone line failed", detail: "The call couldn’t be put through. Try again." },
  agentFailed: { title: "The agent failed", detail: "It couldn’t continue the call. Rejoin to try again." },
  lost: {
    title: "The connection was lost",
    detail: "Check your network, then rejoin. The others may still be in the call.",
  },
} as const
