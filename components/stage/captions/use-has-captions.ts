import { useSyncExternalStore } from "react"
import { useCaptions } from "./captions-context"

/** Whether anything was transcribed yet. */
export function useHasCaptions(): boolean {
  const { captions } = useCaptions().log
  const hasAny = () => captions.get().length > 0
  return useSyncExternalStore(captions.subscribe, hasAny, hasAny)
}
