import { useSyncExternalStore } from "react"
import { useHands } from "./hands-context"

/** A participant's place in the line of raised hands, from 1; 0 when the hand is down. */
export function useHandPlace(identity: string): number {
  const { queue } = useHands()
  const place = () => queue.get().indexOf(identity) + 1
  return useSyncExternalStore(queue.subscribe, place, place)
}
