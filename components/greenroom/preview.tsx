"use client"

import { Mic, MicOff, Video, VideoOff } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import { ToggleButton } from "@/components/ui/toggle-button"
import { TrackVideo } from "@/components/ui/track-video"
import { usePreferences } from "@/components/ui/use-preferences"
import type { Device } from "@/lib/room/media-fault"
import type { PreviewState } from "@/lib/room/preview-state"
import { texts } from "@/lib/texts/green-room"

type PreviewProps = {
  state: PreviewState
  /** What the person typed so far: their initials stand in for the picture. */
  name: string
  onToggle: (device: Device) => void
}

const onVideo =
  "bg-scrim text-on-scrim backdrop-blur hover:bg-scrim/90 not-aria-pressed:bg-danger not-aria-pressed:text-on-danger"

/** The person as others will see them, mirrored if they like it so, with the two switches. */
export function Preview({ state, name, onToggle }: PreviewProps) {
  const [{ mirror }] = usePreferences()
  const camera = state.camera.status === "on" ? state.camera.track : undefined
  // On larger screens, what is wrong is told in this place.
  const isFaulty = state.camera.status === "failed" || state.microphone.status === "failed"

  return (
    // On phones, a picture that doesn't come leaves its place to the reason.
    <div
      className={`relative aspect-video overflow-hidden rounded-tile bg-raised ${state.camera.status === "failed" ? "max-sm:aspect-auto max-sm:h-20" : ""}`}
    >
      {!camera && state.camera.status !== "failed" && (
        <div
          className={`@container-[size] absolute inset-0 grid place-items-center pb-12 ${isFaulty ? "sm:hidden" : ""}`}
        >
          {state.camera.status === "asking" ? (
            <p className="text-label text-muted">{texts.startingCamera}</p>
          ) : (
            <Avatar name={name} seed={name} />
          )}
        </div>
      )}
      <TrackVideo track={camera} mirrored={mirror} hidden={!camera} aria-label={texts.yourCamera} />
      <div className="absolute inset-x-0 bottom-4 flex justify-center gap-2.5">
        <ToggleButton
          name={texts.microphone}
          pressed={state.microphone.status === "on"}
          busy={state.microphone.status === "asking"}
          iconOn={Mic}
          iconOff={MicOff}
          hint={state.microphone.status === "on" ? texts.mute : texts.unmute}
          className={onVideo}
          onToggle={() => onToggle("microphone")}
        />
        <ToggleButton
          name={texts.camera}
          pressed={state.camera.status === "on"}
          busy={state.camera.status === "asking"}
          iconOn={Video}
          iconOff={VideoOff}
          hint={state.camera.status === "on" ? texts.stopCamera : texts.startCamera}
          className={onVideo}
          onToggle={() => onToggle("camera")}
        />
      </div>
    </div>
  )
}
