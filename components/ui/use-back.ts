import { useEffect, useEffectEvent } from "react"
import { backStack } from "@/lib/room/back-stack"

/** Lets the browser's Back call `onBack` instead of leaving the page, while `isActive`. */
export function useBack(onBack: () => void, isActive = true): void {
  const back = useEffectEvent(onBack)
  useEffect(() => (isActive ? backStack.add(() => back()) : undefined), [isActive])
}
