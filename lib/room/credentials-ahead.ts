import type { Credentials, JoinRequest } from "./credentials"

/** How long a token is good to join with, in milliseconds, and what has to be left of its life for that. */
const FRESH = 4 * 60_000
const LEFT = 15_000

type Answer = { key: string; at: number; credentials: Promise<Credentials> }

/**
 * A token that is asked for while somebody still looks at the green room, so that the join need not wait for it. It is
 * used once, by a join that asks for exactly the same. Nobody in the room notices: a token is not a connection.
 */
export class CredentialsAhead {
  #answer: Answer | undefined
  /** What was last joined with: it is on its way, and who tries again after a failure waits for a token of their own. */
  #taken: string | undefined
  #fetch: (request: JoinRequest) => Promise<Credentials>
  #now: () => number

  #onPrepared: (credentials: Credentials) => void

  /** @param onPrepared told of each token that is there before a join */
  constructor(
    fetch: (request: JoinRequest) => Promise<Credentials>,
    onPrepared: (credentials: Credentials) => void,
    now: () => number = Date.now,
  ) {
    this.#fetch = fetch
    this.#onPrepared = onPrepared
    this.#now = now
  }

  /** Asks for a token, unless a fresh one for the same join is there or on its way, or that join has begun. */
  prepare(request: JoinRequest): void {
    if (keyOf(request) === this.#taken || this.#fresh(request)) return
    const answer = { key: keyOf(request), at: this.#now(), credentials: this.#fetch(request) }
    this.#answer = answer
    answer.credentials.then(
      (credentials) => {
        if (this.#answer === answer) this.#onPrepared(credentials)
      },
      // What went wrong before anybody wanted to join may be right by then.
      () => {
        if (this.#answer === answer) this.#answer = undefined
      },
    )
  }

  /** The token for a join: the prepared one, or one that is asked for now. */
  async take(request: JoinRequest): Promise<Credentials> {
    const prepared = this.#fresh(request)
    this.#taken = keyOf(request)
    this.#answer = undefined
    const credentials = await prepared?.credentials
    const isGood =
      credentials && (credentials.expires ?? Number.POSITIVE_INFINITY) * 1000 > this.#now() + LEFT
    return isGood ? credentials : this.#fetch(request)
  }

  #fresh(request: JoinRequest): Answer | undefined {
    const answer = this.#answer
    return answer?.key === keyOf(request) && this.#now() - answer.at < FRESH ? answer : undefined
  }
}

const keyOf = ({ roomName, participantName, participantIdentity }: JoinRequest) =>
  JSON.stringify([roomName, participantName, participantIdentity])
