import { ErrorBoundary } from "@/components/ui/error-boundary"
import { useFeatures } from "./features-context"

/** What the features have for one place of the stage. A part that fails is not there; the others and the call are. */
export function FeatureParts({ place }: { place: "HeaderMark" | "HeaderButton" | "Overlay" | "Beside" }) {
  return useFeatures().map(
    ({ id, [place]: Part }) =>
      Part && (
        <ErrorBoundary key={id} fallback={() => null}>
          <Part />
        </ErrorBoundary>
      ),
  )
}
