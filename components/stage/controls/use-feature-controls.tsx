import { type ReactElement, useMemo } from "react"
import { ErrorBoundary } from "@/components/ui/error-boundary"
import { useFeatures } from "../features-context"

const always = () => true

/** The features' buttons, for the toolbar: of each feature whose buttons have a use by now. The same list until that changes. */
export function useFeatureControls(): ReactElement[] {
  const features = useFeatures()
  const useful = features
    // biome-ignore lint/correctness/useHookAtTopLevel: the list never changes, so each hook keeps its place
    .filter(({ useHasControls = always }) => useHasControls())
    .map(({ id }) => id)
    .join()
  return useMemo(() => {
    const ids = new Set(useful.split(","))
    return features
      .filter(({ id }) => ids.has(id))
      .flatMap(({ controls = {} }) => Object.entries(controls))
      .map(([name, FeatureControl]) => (
        // One that fails is not there; the others and the call are.
        <ErrorBoundary key={name} fallback={() => null}>
          <FeatureControl />
        </ErrorBoundary>
      ))
  }, [features, useful])
}
