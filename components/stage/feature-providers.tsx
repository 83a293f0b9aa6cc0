import type { ReactNode } from "react"
import { features } from "./features"
import { FeaturesContext } from "./features-context"
import { NoticeContext } from "./notice-context"
import { PanelProvider } from "./panel/panel-provider"

type FeatureProvidersProps = { onNotice: (notice: string) => void; children: ReactNode }

/** What the features keep while the call runs, the first of the list outermost. */
export function FeatureProviders({ onNotice, children }: FeatureProvidersProps) {
  const inside = features.reduceRight(
    (content, { id, Provider }) => (Provider ? <Provider key={id}>{content}</Provider> : content),
    children,
  )
  return (
    <FeaturesContext value={features}>
      <NoticeContext value={onNotice}>
        <PanelProvider>{inside}</PanelProvider>
      </NoticeContext>
    </FeaturesContext>
  )
}
