import { endpointOf, PLACEHOLDER_ID, PLACEHOLDER_TOKEN } from "./addresses"
import { signedInSource } from "./javascript"
import type { Platform } from "./types"

/** What a session in an example asks for; a literal token has said it already. */
const ASKED = `, { roomName: "demo", participantName: "Ada" }`

/**
 * The four sources of tokens for React's `useSession`, on the web and in React Native.
 * @param app the example around a source, and around what its session asks for
 */
export function sessionSources(app: (source: string, options: string) => string): Platform["snippets"] {
  const code = (source: string, options = ASKED) => ({ code: app(source, options) })
  return {
    endpoint: (addresses) => code(`const tokenSource = TokenSource.endpoint("${endpointOf(addresses)}")`),
    development: ({ origin }) =>
      code(
        `const tokenSource = TokenSource.developmentTokenServer("${PLACEHOLDER_ID}", { baseUrl: "${origin}" })`,
      ),
    custom: (addresses) => code(signedInSource(addresses)),
    literal: ({ serverUrl }) =>
      code(
        `const tokenSource = TokenSource.literal({
  serverUrl: "${serverUrl}",
  participantToken: "${PLACEHOLDER_TOKEN}",
})`,
        "",
      ),
  }
}
