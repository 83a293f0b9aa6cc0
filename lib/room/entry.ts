import type { Credentials, JoinRequest } from "./credentials"

/** A way into rooms: through this app's own tokens, or with one that somebody pasted. */
export type Entry = {
  /** The token for one join. @throws what `joinErrorSentence` turns into a sentence */
  getCredentials: (request: JoinRequest) => Promise<Credentials>
  /** The sentence for a join that failed at the LiveKit server. */
  explainFailure: (error: unknown, roomName: string) => Promise<string>
  /** What the token calls the person, where they can't choose. */
  fixedName: string | undefined
  /** Whether this app's server can say who is in the room. */
  knowsWhoIsHere: boolean
  /** Whether the page's address leads others into the room. */
  hasLink: boolean
  /** The agents that people in the room may invite. */
  agentNames: readonly string[]
}
