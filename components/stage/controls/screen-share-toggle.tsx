import { useTrackToggle } from "@livekit/components-react"
import { type ScreenShareCaptureOptions, ScreenSharePresets, Track } from "livekit-client"
import { MonitorUp, MonitorX } from "lucide-react"
import { mediaFault } from "@/lib/room/media-fault"
import { texts } from "@/lib/texts/stage"
import { useNotice } from "../notice-context"
import { Control } from "./control"

const CAPTURE: ScreenShareCaptureOptions = {
  audio: true,
  resolution: ScreenSharePresets.h1080fps15.resolution,
  // Text stays sharp: where the network is slow, the picture rate gives way and not the resolution.
  contentHint: "detail",
  selfBrowserSurface: "include",
}

/** Whether this browser can share a screen: phones can't. */
export function canShareScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === "function"
}

/** Shares a screen, a window or a tab. */
export function ScreenShareToggle() {
  const onNotice = useNotice()
  const { enabled, pending, toggle } = useTrackToggle({
    source: Track.Source.ScreenShare,
    captureOptions: CAPTURE,
    onDeviceError: (error) => {
      // Closing the browser's picker is a choice, not a fault.
      if (mediaFault(error) !== "denied") onNotice(texts.sharingFailed)
    },
  })

  return (
    <Control
      name={texts.shareScreen}
      icon={enabled ? MonitorX : MonitorUp}
      hint={enabled ? texts.stopSharing : texts.startSharing}
      shortcut="s"
      pressed={enabled}
      busy={pending}
      onPress={() => void toggle()}
    />
  )
}
