import { ErrorBoundary } from "@/components/ui/error-boundary"
import { features } from "./features"

/** What the features show over the tiles. One that fails is not there; the others and the call are. */
export function Overlays() {
  return (
    <div className="pointer-events-none absolute inset-0 overflow-hidden">
      {features.map(
        ({ id, Overlay }) =>
          Overlay && (
            <ErrorBoundary key={id} fallback={() => null}>
              <Overlay />
            </ErrorBoundary>
          ),
      )}
    </div>
  )
}
