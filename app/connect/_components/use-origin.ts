import { useSyncExternalStore } from "react"

const never = () => () => {}

/**
 * This deployment's origin as the browser knows it, which no proxy in between can get wrong.
 * @param guess what the server takes it for, shown until the page runs
 */
export function useOrigin(guess: string): string {
  return useSyncExternalStore(
    never,
    () => location.origin,
    () => guess,
  )
}
