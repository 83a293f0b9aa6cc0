import { endpointOf, PLACEHOLDER_ID, PLACEHOLDER_TOKEN } from "./addresses"
import type { Addresses, Platform } from "./types"

const page = (
  source: string,
  options = `{
  roomName: "demo",
  participantName: "Ada",
}`,
) =>
  `import { Room, TokenSource } from "livekit-client"

${source}
const { serverUrl, participantToken } = await tokenSource.fetch(${options})

const room = new Room({ adaptiveStream: true, dynacast: true })
await room.connect(serverUrl, participantToken)
await room.localParticipant.enableCameraAndMicrophone()
`

/** A token source with a header that is fresh at each request; React and React Native take it as it is. */
export const signedInSource = (
  addresses: Addresses,
) => `const tokenSource = TokenSource.custom(async (options) =>
  TokenSource.endpoint("${endpointOf(addresses)}", {
    // accessToken is yours: it gives what your sign-in gave the person, refreshed if need be.
    headers: { Authorization: \`Bearer \${await accessToken()}\` },
  }).fetch(options),
)`

export const javascript: Platform = {
  id: "javascript",
  name: "JavaScript",
  language: "JavaScript",
  install: { code: "npm install livekit-client", language: "Shell" },
  note: "A page of another origin gets a token only when ALLOWED_ORIGINS names it.",
  snippets: {
    endpoint: (addresses) => ({
      code: page(`// One source for each room that you join.
const tokenSource = TokenSource.endpoint("${endpointOf(addresses)}")`),
    }),
    development: ({ origin }) => ({
      code: page(`const tokenSource = TokenSource.developmentTokenServer("${PLACEHOLDER_ID}", {
  baseUrl: "${origin}", // without it, LiveKit Cloud's is asked
})`),
    }),
    custom: (addresses) => ({ code: page(signedInSource(addresses)) }),
    literal: ({ serverUrl }) => ({
      code: page(
        `const tokenSource = TokenSource.literal({
  serverUrl: "${serverUrl}",
  participantToken: "${PLACEHOLDER_TOKEN}",
})`,
        "",
      ),
    }),
  },
}
