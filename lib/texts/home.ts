/** Texts of the start page; its name, headline and description are in lib/site.ts. */
export const texts = {
  newRoom: "New room",
  demoRoom: "Open the demo room",
  roomName: "Room name",
  join: "Join room",
  encrypt: "End-to-end encrypt the new room",
  source: "Source code",
  localServer: "Local LiveKit server",
  developmentTokenServer: "Development token server",
} as const

/** Why a room name can't be used; lib/names.ts has the errors that all names share. */
export const roomNameTexts = {
  missing: "Enter a room name.",
  dots: "A room can’t be called “.” or “..”.",
} as const

/**
 * Shown to the owner of a deployment while LiveKit isn't configured. lib/server/env.ts says what is wrong with each
 * variable.
 */
export const setupTexts = {
  title: "LiveKit isn’t configured yet",
  variables: "To open rooms, set these environment variables on the server:",
  cloud: "Get the three values from LiveKit Cloud",
  cloudUrl: "https://cloud.livekit.io",
  from: "Find them under Settings → API keys in your project, then add them:",
  places: [
    { where: "On your machine", what: "to .env.local. Then run npm run doctor to check them." },
    { where: "On Vercel", what: "to the project’s environment variables. Then redeploy." },
    { where: "In Docker", what: "to the container’s environment." },
  ],
  tryOut: "No keys yet? To try the app, set only LIVEKIT_SANDBOX_ID, the ID of a development token server.",
} as const
