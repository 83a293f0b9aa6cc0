import { useTrackToggle } from "@livekit/components-react"
import {
  type AudioCaptureOptions,
  AudioPresets,
  type ScreenShareCaptureOptions,
  ScreenSharePresets,
  Track,
  type TrackPublishOptions,
} from "livekit-client"
import { MonitorUp, MonitorX } from "lucide-react"
import { useRef } from "react"
import { useShortcut } from "@/components/ui/use-shortcut"
import { screenShareErrorMessage } from "@/lib/room/media-error"
import { texts } from "@/lib/texts/call"
import { ControlButton } from "./control-button"
import { useFocusAfterRemoval } from "./focus-controls"
import { useNotice } from "./notice"
import { useRights } from "./rights"

const SHORTCUT = "s"

/** Without these, music is cut into pieces as if it were noise. */
const UNFILTERED = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  channelCount: 2,
}

/**
 * Returns what the browser's picker offers. Others must never hear themselves in the shared sound.
 * @param supported `getSupportedConstraints()` of this browser
 */
export function screenCaptureOptions(
  supported: MediaTrackSupportedConstraints & { restrictOwnAudio?: boolean } = {},
): ScreenShareCaptureOptions {
  return {
    audio: {
      ...UNFILTERED,
      // Takes this page's sound, the call, out of the system's. Not in LiveKit's types yet.
      restrictOwnAudio: true,
      // The sharer keeps hearing the tab; echo cancellation keeps it out of their microphone.
      suppressLocalAudioPlayback: false,
    } as AudioCaptureOptions,
    // The system's sound has the call in it, unless the browser can take it out.
    systemAudio: supported.restrictOwnAudio ? "include" : "exclude",
    // This tab would show itself in itself, and its sound is the call.
    selfBrowserSurface: "exclude",
    // The sharer can switch to another tab, under the rules above.
    surfaceSwitching: "include",
    resolution: ScreenSharePresets.h1080fps15.resolution,
    // Text stays sharp: on a slow network the frame rate drops instead of the resolution.
    contentHint: "detail",
  }
}

/** For the sound: LiveKit's default of 48 kbit/s is for one voice, and DTX pauses quiet music. The picture has its own. */
const PUBLISH: TrackPublishOptions = { audioPreset: AudioPresets.musicHighQualityStereo, dtx: false }

/** Returns whether this browser can share a screen, which phones can't. */
export function canShareScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === "function"
}

export type ScreenShareControl = { isSharing: boolean; isPending: boolean; toggle: () => void }

/** Shares a screen, a window or a tab, and listens to the key for it. */
export function useScreenShare(): ScreenShareControl {
  const notify = useNotice()
  const rights = useRights()
  const options = screenCaptureOptions(navigator.mediaDevices?.getSupportedConstraints?.())
  const { enabled, pending, toggle } = useTrackToggle({
    source: Track.Source.ScreenShare,
    // LiveKit would publish neither sound nor picture if only the picture is allowed.
    captureOptions: rights.screenShareAudio ? options : { ...options, audio: false },
    publishOptions: PUBLISH,
    onDeviceError: (error) => {
      const message = screenShareErrorMessage(error)
      if (message) notify(message)
    },
  })
  const share = { isSharing: enabled, isPending: pending, toggle: () => void toggle() }
  useShortcut(
    rights.screenShare && canShareScreen() ? SHORTCUT : undefined,
    texts.shareScreen,
    () => pending || share.toggle(),
  )
  return share
}

export function ScreenShareButton({ isSharing, isPending, toggle }: ScreenShareControl) {
  return (
    <ControlButton
      name={texts.shareScreen}
      icon={isSharing ? MonitorX : MonitorUp}
      tooltip={isSharing ? texts.stopSharing : texts.startSharing}
      shortcut={SHORTCUT}
      pressed={isSharing}
      busy={isPending}
      onPress={toggle}
    />
  )
}

/** Reminds the user that their screen is shared, and stops it. */
export function PresentingBar({ isPending, toggle }: ScreenShareControl) {
  const bar = useRef<HTMLDivElement>(null)
  useFocusAfterRemoval(bar)
  return (
    <div
      ref={bar}
      className="flex max-w-full items-center gap-3 rounded-control border border-primary bg-card py-1 pr-1 pl-4"
    >
      <MonitorUp className="size-4.5 shrink-0 text-primary" aria-hidden="true" />
      <p className="min-w-0 text-label font-medium">{texts.sharingScreen.you}</p>
      <button
        type="button"
        aria-disabled={isPending || undefined}
        onClick={() => isPending || toggle()}
        className="min-h-11 shrink-0 rounded-[calc(var(--radius)-4px)] bg-destructive px-4 text-label font-semibold text-destructive-foreground transition hover:opacity-90 aria-disabled:opacity-60"
      >
        {texts.stopSharing}
      </button>
    </div>
  )
}
