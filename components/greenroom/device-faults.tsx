import { AppWindow, CameraOff, LockOpen, type LucideIcon, MicOff, Settings2, Unplug } from "lucide-react"
import { buttonStyles } from "@/components/ui/button"
import { type Device, type MediaFault, mediaFaultSentence } from "@/lib/room/media-fault"
import type { PreviewState } from "@/lib/room/preview-state"
import { texts } from "@/lib/texts/green-room"
import { PermissionPicture } from "./permission-picture"

const ICONS: Partial<Record<MediaFault, LucideIcon>> = {
  system: Settings2,
  "in-use": AppWindow,
  insecure: LockOpen,
  lost: Unplug,
}

/** Which devices don't work, why, what to click, and another try. Nothing while all is well. */
export function DeviceFaults({ state, onRetry }: { state: PreviewState; onRetry: () => void }) {
  const faults = (["microphone", "camera"] as const).flatMap((device) => {
    const deviceState = state[device]
    return deviceState.status === "failed" ? [{ device, fault: deviceState.fault }] : []
  })
  const refusal = faults.find(({ fault }) => fault === "denied" || fault === "dismissed")?.fault
  // On a page that is not secure, no try will do.
  const canRetry = faults.some(({ fault }) => fault !== "insecure")

  return (
    <div role="status" className="sm:absolute sm:inset-x-4 sm:top-4">
      {faults.length > 0 && (
        <div className="flex flex-col gap-3 rounded-control border border-line bg-surface p-4 text-[15px]/6 max-sm:gap-2 max-sm:p-3 max-sm:text-label">
          {faults.map(({ device, fault }) => (
            <p key={device} className="flex gap-3">
              <FaultIcon device={device} fault={fault} />
              {mediaFaultSentence(device, fault)}
            </p>
          ))}
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
            {refusal && <PermissionPicture refusal={refusal} />}
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

function FaultIcon({ device, fault }: { device: Device; fault: MediaFault }) {
  const Icon = ICONS[fault] ?? (device === "camera" ? CameraOff : MicOff)
  return <Icon className="mt-0.5 size-5 shrink-0 text-warning" aria-hidden="true" />
}
