import type { ReactNode } from "react"
import { buttonStyles } from "@/components/ui/button"
import { ErrorBoundary } from "@/components/ui/error-boundary"
import { texts } from "@/lib/texts/stage"

/** Keeps a tile that fails from taking the call down with it. Who is in it is still heard. */
export function TileBoundary({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary
      fallback={(retry) => (
        <div className="flex size-full flex-col items-center justify-center gap-3 overflow-hidden rounded-tile bg-raised p-3 text-center text-label">
          <p>{texts.tileFailed}</p>
          <button type="button" className={buttonStyles.outline} onClick={retry}>
            {texts.tileAgain}
          </button>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}
