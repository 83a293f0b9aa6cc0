import { AppWindow, CameraOff, LockOpen, type LucideIcon, MicOff, Settings2, Unplug } from "lucide-react"
import { buttonStyles } from "@/components/ui/button"
import { usePauseMessage } from "@/components/ui/pause-message"
import { DEVICES, type Device, type MediaErrorCode, mediaErrorMessage } from "@/lib/room/media-error"
import type { DeviceState, PreviewState } from "@/lib/room/preview-devices"
import { texts } from "@/lib/texts/prejoin"
import { PermissionHelp } from "./permission-help"

const ICONS: Partial<Record<MediaErrorCode, LucideIcon>> = {
  system: Settings2,
  "in-use": AppWindow,
  insecure: LockOpen,
  lost: Unplug,
}

/** On these pages and browsers every attempt fails. */
const FINAL: readonly MediaErrorCode[] = ["insecure", "unsupported", "policy"]

/** Says which devices don't work or are paused, and why, shows what to click, and offers to try again. */
export function DeviceErrors({ state, onRetry }: { state: PreviewState; onRetry: () => void }) {
  const errors = DEVICES.flatMap((device) => {
    const deviceState = state[device]
    return deviceState.status === "failed" ? [{ device, error: deviceState.error }] : []
  })
  const refusal = errors
    .map(({ error }) => error)
    .find((error) => error === "denied" || error === "dismissed")
  const canRetry = errors.some(({ error }) => !FINAL.includes(error))

  const pauses = [
    usePauseMessage("microphone", pauseState(state.microphone)),
    usePauseMessage("camera", pauseState(state.camera)),
  ].filter((message) => message !== undefined)

  return (
    <div role="status" className="sm:absolute sm:inset-x-4 sm:top-4">
      {errors.length + pauses.length > 0 && (
        <div className="flex flex-col gap-3 rounded-control border border-border bg-card p-4 text-[15px]/6 max-sm:gap-2 max-sm:p-3 max-sm:text-label">
          {errors.map(({ device, error }) => (
            <p key={device} className="flex gap-3">
              <ErrorIcon device={device} error={error} />
              {mediaErrorMessage(device, error)}
            </p>
          ))}
          {pauses.map((message) => (
            <p key={message}>{message}</p>
          ))}
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3 empty:hidden">
            {refusal && <PermissionHelp refusal={refusal} />}
            {canRetry && (
              <button type="button" className={buttonStyles.secondary} onClick={onRetry}>
                {texts.tryAgain}
              </button>
            )}
          </div>
        </div>
      )}
    </div>
  )
}

function pauseState(state: DeviceState) {
  return state.status === "on" ? (state.isPaused ? "paused" : "running") : undefined
}

function ErrorIcon({ device, error }: { device: Device; error: MediaErrorCode }) {
  const Icon = ICONS[error] ?? (device === "camera" ? CameraOff : MicOff)
  return <Icon className="mt-0.5 size-5 shrink-0 text-warning" aria-hidden="true" />
}
