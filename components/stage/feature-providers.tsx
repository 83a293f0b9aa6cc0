import type { ReactNode } from "react"
import type { Feature } from "./feature"
import { FeaturesContext } from "./features-context"
import { NoticeContext } from "./notice-context"
import { PanelProvider } from "./panel/panel-provider"

type FeatureProvidersProps = {
  features: readonly Feature[]
  onNotice: (notice: string) => void
  children: ReactNode
}

/** What the features keep while the call runs, the first of them outermost. */
export function FeatureProviders({ features, onNotice, children }: FeatureProvidersProps) {
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
