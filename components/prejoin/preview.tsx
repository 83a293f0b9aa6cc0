"use client"

import { Mic, MicOff, Video, VideoOff } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import { ToggleButton } from "@/components/ui/toggle-button"
import { TrackVideo } from "@/components/ui/track-video"
import { usePreferences } from "@/components/ui/use-store"
import type { Device } from "@/lib/room/media-error"
import type { PreviewState } from "@/lib/room/preview-devices"
import type { Rights } from "@/lib/room/rights"
import { texts } from "@/lib/texts/prejoin"

const toggleStyles =
  "bg-scrim text-scrim-foreground backdrop-blur aria-pressed:hover:bg-scrim/90 not-aria-pressed:bg-destructive not-aria-pressed:text-destructive-foreground not-aria-pressed:hover:opacity-90"

type PreviewProps = {
  state: PreviewState
  rights: Rights
  /** The name typed so far: its initials stand in for the picture. */
  name: string
  onToggle: (device: Device) => void
}

/** The user's own video with the toggles for microphone and camera. */
export function Preview({ state, rights, name, onToggle }: PreviewProps) {
  const [{ mirror }] = usePreferences()
  const { microphone, camera } = state
  const cameraTrack = camera.status === "on" && !camera.isPaused ? camera.track : undefined
  // On larger screens DeviceErrors covers the preview.
  const hasError = camera.status === "failed" || microphone.status === "failed"

  return (
    // On phones the preview shrinks to make room for the error.
    <div
      className={`relative aspect-video overflow-hidden rounded-tile bg-muted ${camera.status === "failed" ? "max-sm:aspect-auto max-sm:h-20" : ""}`}
    >
      {!cameraTrack && camera.status !== "failed" && (
        <div
          className={`@container-[size] absolute inset-0 grid place-items-center pb-12 ${hasError ? "sm:hidden" : ""}`}
        >
          {camera.status === "asking" && rights.camera ? (
            <p className="text-label text-muted-foreground">{texts.startingCamera}</p>
          ) : (
            <Avatar name={name} seed={name} />
          )}
        </div>
      )}
      <TrackVideo track={cameraTrack} mirrored={mirror} hidden={!cameraTrack} aria-label={texts.yourCamera} />
      <div className="absolute inset-x-0 bottom-4 flex justify-center gap-2.5">
        {rights.microphone && (
          <ToggleButton
            name={texts.microphone}
            pressed={microphone.status === "on"}
            busy={microphone.status === "asking"}
            iconOn={Mic}
            iconOff={MicOff}
            tooltip={microphone.status === "on" ? texts.mute : texts.unmute}
            className={toggleStyles}
            onToggle={() => onToggle("microphone")}
          />
        )}
        {rights.camera && (
          <ToggleButton
            name={texts.camera}
            pressed={camera.status === "on"}
            busy={camera.status === "asking"}
            iconOn={Video}
            iconOff={VideoOff}
            tooltip={camera.status === "on" ? texts.stopCamera : texts.startCamera}
            className={toggleStyles}
            onToggle={() => onToggle("camera")}
          />
        )}
      </div>
    </div>
  )
}
