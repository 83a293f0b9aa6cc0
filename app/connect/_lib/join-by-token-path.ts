import type { Route } from "next"

/**
 * The page that joins with a pasted token. Its Content-Security-Policy alone lets it connect to any server, so it has to be
 * opened by a plain `<a>`: after Next's `Link` the policy of the page before would still hold.
 */
export const JOIN_BY_TOKEN_PATH = "/connect/join" satisfies Route
