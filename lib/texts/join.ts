import { texts as errorTexts } from "./errors"

const BLOCKED =
  "The LiveKit server is running, but you couldn’t connect. Your network may block it (it needs TCP 7881 and UDP 50000–60000, or UDP 7882 on a development server)"

/** Why a room couldn't be joined, and what helps. */
export const texts = {
  /** By `JoinErrorCode`. A message of the server's own comes before these (lib/room/join-error.ts). */
  errors: {
    ...errorTexts.parts,
    "slow-answer": "The server took too long to answer. Check your network, then try again.",
    refused: "The server didn’t issue a token. Try again in a moment.",
    "invalid-token": "The server sent an invalid token. Try again.",
    "wrong-room": "The server sent a token for another room. Try again.",
    "unusable-server-url": "The server returned an unusable address.",
    "pasted-token": "This token can’t be used.",
    "damaged-key": "The key in this link is damaged. Ask for the link again, and copy all of it.",

    "livekit-not-allowed": "The LiveKit server rejected the token. Try again.",
    "livekit-unreachable": "Couldn’t reach the LiveKit server, or the room is full. Try again in a moment.",
    "livekit-not-found": "There’s no LiveKit server at the address that this app is configured with.",
    "livekit-timeout": "The LiveKit server took too long to answer. Check your network, then try again.",
    "livekit-dropped": "The connection to the LiveKit server dropped. Check your network, then try again.",
    "livekit-left": "The LiveKit server ended the call before it started. Try again.",
    "livekit-failed": "Couldn’t join. Try again in a moment.",
    "livekit-down":
      "The LiveKit server isn’t responding. The app’s owner needs to start it or fix LIVEKIT_URL.",
    "room-full": "This room is full. You can join when someone leaves.",
    "network-blocked": `${BLOCKED}.`,
    "network-blocked-or-full": `${BLOCKED}, or the room is full.`,

    unknown: "Couldn’t join. Try again in a moment.",
  },

  refusedWithStatus: (status: number) =>
    `The server didn’t issue a token (status ${status}). Try again in a moment.`,
  unusableServerUrl: (error: string) => `The server returned an unusable address. ${error}`,

  serverUrlShape: "The LiveKit server’s address must look like wss://my-project.livekit.cloud.",
  serverUrlExtras: "The LiveKit server’s address can’t contain a password or a query.",
  serverUrlInsecure: "This page uses HTTPS, so the LiveKit server’s address must start with wss://.",

  signIn: {
    title: "Sign in to join",
    open: "Sign in",
  },

  brokenLink: {
    title: "This link doesn’t work",
    back: "Back to start",
  },
} as const
