import type { ReactElement } from "react"
import { ErrorBoundary } from "@/components/ui/error-boundary"
import { useFeatures } from "../features-context"

const always = () => true

/** The features' buttons, for the toolbar: of each feature whose buttons have a use by now. */
export function useFeatureControls(): ReactElement[] {
  return useFeatures().flatMap(({ controls = {}, useHasControls = always }) => {
    // biome-ignore lint/correctness/useHookAtTopLevel: the list never changes, so each hook keeps its place
    const hasControls = useHasControls()
    return hasControls
      ? Object.entries(controls).map(([name, FeatureControl]) => (
          // One that fails is not there; the others and the call are.
          <ErrorBoundary key={name} fallback={() => null}>
            <FeatureControl />
          </ErrorBoundary>
        ))
      : []
  })
}
