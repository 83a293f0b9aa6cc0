import { TokenSource, type TokenSourceConfigurable } from "livekit-client"
import { requestToken } from "./request-token"
import { withAccessToken } from "./with-access-token"

/**
 * Where the page gets its tokens. The server decides it from its variables (lib/server/page-token-source.ts) and tells
 * the page, so that one build fits any configuration.
 */
export type TokenSourceChoice =
  | { kind: "endpoint" }
  /** Somebody else's token server, LiveKit Cloud's for example: for trying things out, without an API key of one's own. */
  | { kind: "development token server"; id: string; baseUrl: string }

/**
 * The page's own token source: the one place where it is chosen. To get tokens in another way, return another source of
 * LiveKit's here, such as `TokenSource.custom(async ({ roomName, participantName }) => …)` around your own server.
 *
 * The sources ask as `TokenSource.endpoint` and `TokenSource.developmentTokenServer` do, but don't trust the answer: those
 * read whatever comes, for as long as it comes.
 */
export function createTokenSource(choice: TokenSourceChoice): TokenSourceConfigurable {
  switch (choice.kind) {
    case "endpoint":
      return TokenSource.custom((options) =>
        withAccessToken((headers) => requestToken("/api/token", options, headers)),
      )
    case "development token server":
      return TokenSource.custom((options) =>
        requestToken(`${choice.baseUrl}/api/v2/sandbox/connection-details`, options, {
          "X-Sandbox-ID": choice.id,
        }),
      )
    default:
      return choice satisfies never
  }
}
