import { texts } from "@/lib/texts/green-room"
import { Countdown } from "./countdown"

type JoinFaultProps = {
  /** Why joining failed, as a sentence. */
  fault: string
  /** Keeps it from being tried again by itself; undefined where it will not be. */
  stopTrying: (() => void) | undefined
  /** How long it takes until then, in milliseconds. */
  retryWait: number | undefined
}

/** Says why joining failed and, where it is tried again by itself, when that will be. */
export function JoinFault({ fault, stopTrying, retryWait }: JoinFaultProps) {
  return (
    <div role="alert" className="rounded-control border border-danger px-4 py-3 text-[15px]/6">
      <p>{fault}</p>
      {stopTrying && (
        <p className="flex flex-wrap items-center gap-x-3 text-muted">
          <span>
            {texts.tryingAgain} {retryWait && <Countdown wait={retryWait} />}
          </span>
          <button
            type="button"
            onClick={stopTrying}
            className="min-h-8 rounded-lg px-1 font-medium text-accent underline underline-offset-3"
          >
            {texts.stopTrying}
          </button>
        </p>
      )}
    </div>
  )
}
