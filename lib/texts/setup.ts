/**
 * What the owner of a deployment reads while LiveKit is not configured. What is wrong with a variable stands in
 * lib/server/env-schema.ts.
 */
export const texts = {
  title: "LiveKit is not configured yet",
  variables: "Rooms open as soon as these variables are set for the server:",
  cloud: "Get the three values from LiveKit Cloud",
  cloudUrl: "https://cloud.livekit.io",
  where:
    "They stand in a project’s Settings under API keys. On your machine they go into .env.local; on Vercel into the project’s environment variables, followed by a redeploy; in Docker into the container’s environment.",
  tryOut:
    "To try it out without a key, set LIVEKIT_SANDBOX_ID alone, to the id of your project’s development token server.",
  doctor: "On your machine, npm run doctor checks them and says what to do.",
} as const
