import type { Entry } from "./entry"
import { explainJoinFailure } from "./explain-join-failure"
import type { TokenSourceChoice } from "./token-source"

/** The way in by a token from the page's own source. */
export function ownEntry(choice: TokenSourceChoice, agentNames: readonly string[]): Entry {
  return {
    getCredentials: async (request) => {
      // LiveKit's client is large, and comes with this.
      const { fetchCredentials } = await import("./credentials")
      return fetchCredentials(request, choice)
    },
    explainFailure: explainJoinFailure,
    fixedName: undefined,
    // Another's token server doesn't tell.
    knowsWhoIsHere: choice.kind === "endpoint",
    hasLink: true,
    agentNames,
  }
}
