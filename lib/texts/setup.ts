/**
 * What the owner of a deployment reads while LiveKit is not configured. What is wrong with a variable stands in
 * lib/server/env-schema.ts.
 */
export const texts = {
  title: "LiveKit is not configured yet",
  variables: "Rooms open as soon as these variables are set for the server:",
  cloud: "Get the three values from LiveKit Cloud",
  cloudUrl: "https://cloud.livekit.io",
  from: "They stand in a project’s Settings under API keys, and go here:",
  places: [
    { where: "On your machine", what: "into .env.local. Then npm run doctor checks them." },
    { where: "On Vercel", what: "into the project’s environment variables, followed by a redeploy." },
    { where: "In Docker", what: "into the container’s environment." },
  ],
  tryOut:
    "No key at hand? LIVEKIT_SANDBOX_ID alone, the id of a development token server, lets you try it out.",
} as const
