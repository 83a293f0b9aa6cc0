import { type ComponentType, lazy, type ReactNode, Suspense, useState } from "react"
import { loadPart, PartError } from "@/lib/load-part"
import { texts } from "@/lib/texts/errors"
import { buttonStyles } from "./button"
import { ErrorBoundary } from "./error-boundary"

type LazyPartProps<Props extends object> = {
  /** Usually an `import()` of a component. */
  load: () => Promise<{ default: ComponentType<Props> }>
  props: Props
  /** Shown until it is loaded. */
  loading?: ReactNode
  /** The message if the part itself fails. */
  failed: string
  /** Where a message is shown, for a part that brings its own dialog. */
  frame?: (message: ReactNode) => ReactNode
}

/**
 * A part of the page that has a chunk of its own, loaded when it is first shown. If that fails, it says why and what to do:
 * reload the page for a new version, or try again.
 */
export function LazyPart<Props extends object>(part: LazyPartProps<Props>) {
  const { load, props, loading, failed, frame = (message) => message } = part
  const lazyContent = () => lazy(() => loadPart(load))
  const [Content, setContent] = useState(lazyContent)
  return (
    <ErrorBoundary
      fallback={(retry, error) =>
        frame(
          <PartFailure
            error={error}
            failed={failed}
            onRetry={() => {
              // React's `lazy` caches a failed import.
              setContent(lazyContent)
              retry()
            }}
          />,
        )
      }
    >
      <Suspense fallback={loading}>
        <Content {...props} />
      </Suspense>
    </ErrorBoundary>
  )
}

type PartFailureProps = { error: unknown; failed: string; onRetry: () => void }

function PartFailure({ error, failed, onRetry }: PartFailureProps) {
  const isOutdated = error instanceof PartError && error.code === "new-version"
  return (
    <div role="alert" className="flex flex-col items-start gap-3 px-5 text-[15px]/6">
      <p>{error instanceof PartError ? error.message : failed}</p>
      {isOutdated ? (
        <ReloadButton />
      ) : (
        <button type="button" className={buttonStyles.outline} onClick={onRetry}>
          {texts.broken.again}
        </button>
      )}
    </div>
  )
}

/** Loads the page of the new version. Its URL stays, with the key of an encrypted room. */
export function ReloadButton() {
  return (
    <button type="button" className={buttonStyles.primary} onClick={() => location.reload()}>
      {texts.reload}
    </button>
  )
}
