import { TokenSource, type TokenSourceConfigurable } from "livekit-client"
import { accessToken } from "./access-token"
import { withAccessToken } from "./with-access-token"

/**
 * Where the page gets its tokens. The server decides it from its variables (lib/server/page-token-source.ts) and tells
 * the page, so that one build fits any configuration.
 */
export type TokenSourceChoice =
  | { kind: "endpoint" }
  /** Somebody else's token server, LiveKit Cloud's for example: for trying things out, without an API key of one's own. */
  | { kind: "development token server"; id: string; baseUrl: string }

/** How long a token may take, in milliseconds, its body included. */
const PATIENCE = 20_000

/**
 * The page's own token source: the one place where it is chosen. To get tokens in another way, return another source of
 * LiveKit's here, such as `TokenSource.custom(async ({ roomName, participantName }) => …)` around your own server.
 *
 * Good for one join: its patience begins with it.
 */
export function createTokenSource(choice: TokenSourceChoice): TokenSourceConfigurable {
  const limited = () => ({ signal: AbortSignal.timeout(PATIENCE) })
  switch (choice.kind) {
    case "endpoint":
      if (!accessToken) return TokenSource.endpoint("/api/token", limited())
      // Asked for anew with each token: headers that an endpoint source is given once would expire.
      return TokenSource.custom((options) =>
        withAccessToken((headers) =>
          TokenSource.endpoint("/api/token", { ...limited(), headers }).fetch(options),
        ),
      )
    case "development token server":
      return TokenSource.developmentTokenServer(choice.id, { baseUrl: choice.baseUrl, ...limited() })
    default:
      return choice satisfies never
  }
}
