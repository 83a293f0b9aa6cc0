import { useStore } from "@/components/ui/use-store"
import { useHands } from "./hands-context"

/** Identities of those with a hand up, the first one first. */
export function useHandQueue(): readonly string[] {
  return useStore(useHands().queue)
}
