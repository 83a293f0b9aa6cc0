import { useTrackToggle } from "@livekit/components-react"
import { type ScreenShareCaptureOptions, ScreenSharePresets, Track } from "livekit-client"
import { MonitorUp, MonitorX } from "lucide-react"
import { Toolbar } from "radix-ui"
import { ToggleButton } from "@/components/ui/toggle-button"
import { mediaFault } from "@/lib/room/media-fault"

const CAPTURE: ScreenShareCaptureOptions = {
  audio: true,
  resolution: ScreenSharePresets.h1080fps15.resolution,
  // Text stays sharp: where the network is slow, the picture rate gives way and not the resolution.
  contentHint: "detail",
  selfBrowserSurface: "include",
}

/** Shares a screen, a window or a tab. Phones can't, so they don't see it. */
export function ScreenShareToggle({ onNotice }: { onNotice: (notice: string) => void }) {
  const { enabled, pending, toggle } = useTrackToggle({
    source: Track.Source.ScreenShare,
    captureOptions: CAPTURE,
    onDeviceError: (error) => {
      // Closing the browser's picker is a choice, not a fault.
      if (mediaFault(error) !== "denied")
        onNotice("Your screen could not be shared. Try another window or tab.")
    },
  })
  if (typeof navigator.mediaDevices?.getDisplayMedia !== "function") return null

  return (
    <Toolbar.Button asChild>
      <ToggleButton
        name="Share screen"
        pressed={enabled}
        busy={pending}
        iconOn={MonitorX}
        iconOff={MonitorUp}
        hint={enabled ? "Stop sharing" : "Share your screen"}
        onToggle={() => void toggle()}
        className="hover:bg-raised aria-pressed:bg-accent aria-pressed:text-on-accent"
      />
    </Toolbar.Button>
  )
}
