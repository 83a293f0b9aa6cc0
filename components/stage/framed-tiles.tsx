import { memo } from "react"
import { ErrorBoundary } from "@/components/ui/error-boundary"
import { useFeatures } from "./features-context"
import { TilesLayout } from "./layout/tiles-layout"

/** Everybody's tiles, wherever a feature puts them. Without a frame that fails they are where they always are. */
export const FramedTiles = memo(function FramedTiles() {
  return useFeatures().reduceRight(
    (tiles, { id, TilesFrame }) =>
      TilesFrame ? (
        <ErrorBoundary key={id} fallback={() => tiles}>
          <TilesFrame>{tiles}</TilesFrame>
        </ErrorBoundary>
      ) : (
        tiles
      ),
    <TilesLayout />,
  )
})
