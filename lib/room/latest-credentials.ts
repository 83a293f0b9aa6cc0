import type { Credentials } from "./credentials"

/**
 * The credentials that a session is to use, for a `TokenSource.literal`: first those that were fetched ahead, for the
 * way to the server to be prepared, then those of the join. Who asks before any are there waits for them.
 */
export class LatestCredentials {
  #latest: Credentials | undefined
  #waiting: ((credentials: Credentials) => void)[] = []

  give(credentials: Credentials): void {
    this.#latest = credentials
    for (const resolve of this.#waiting.splice(0)) resolve(credentials)
  }

  get = (): Credentials | Promise<Credentials> =>
    this.#latest ?? new Promise((resolve) => this.#waiting.push(resolve))
}
