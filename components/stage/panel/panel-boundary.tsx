import type { ReactNode } from "react"
import { buttonStyles } from "@/components/ui/button"
import { ErrorBoundary } from "@/components/ui/error-boundary"
import { texts } from "@/lib/texts/panel"

type PanelBoundaryProps = { onRetry: () => void; children: ReactNode }

/** Keeps a panel that fails, or whose code can't be loaded, from taking the call down with it. */
export function PanelBoundary({ onRetry, children }: PanelBoundaryProps) {
  return (
    <ErrorBoundary
      fallback={(retry) => (
        <div role="alert" className="flex flex-col items-start gap-3 px-5 text-[15px]/6">
          <p>{texts.failed}</p>
          <button
            type="button"
            className={buttonStyles.outline}
            onClick={() => {
              onRetry()
              retry()
            }}
          >
            {texts.again}
          </button>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}
