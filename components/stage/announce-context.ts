import { createContext, useContext } from "react"

/** Puts what happened within a moment into sentences: few, however much it was, so that speech keeps up with the call. */
export type Words<T> = (happened: readonly T[]) => string[]

/** Has a screen reader say that something happened. What comes with the same words within a moment is said together. */
export type Announce = <T>(words: Words<T>, happened: T) => void

/** Without the announcer, nothing is said. */
export const AnnounceContext = createContext<Announce>(() => undefined)

export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}
