import { useTrackToggle } from "@livekit/components-react"
import { Track } from "livekit-client"
import { Mic, MicOff, Video, VideoOff } from "lucide-react"
import { Toolbar } from "radix-ui"
import { ToggleButton } from "@/components/ui/toggle-button"
import { type Device, mediaFault, mediaFaultSentence } from "@/lib/room/media-fault"

const DEVICES = {
  microphone: {
    source: Track.Source.Microphone,
    name: "Microphone",
    iconOn: Mic,
    iconOff: MicOff,
    hints: { on: "Mute", off: "Unmute" },
  },
  camera: {
    source: Track.Source.Camera,
    name: "Camera",
    iconOn: Video,
    iconOff: VideoOff,
    hints: { on: "Stop the camera", off: "Start the camera" },
  },
} as const

type DeviceToggleProps = { device: Device; onNotice: (notice: string) => void }

/** Switches the microphone or the camera of the call on and off. */
export function DeviceToggle({ device, onNotice }: DeviceToggleProps) {
  const { source, hints, ...button } = DEVICES[device]
  const { enabled, pending, toggle } = useTrackToggle({
    source,
    onDeviceError: (error) => onNotice(mediaFaultSentence(device, mediaFault(error))),
  })

  return (
    <Toolbar.Button asChild>
      <ToggleButton
        {...button}
        pressed={enabled}
        busy={pending}
        hint={enabled ? hints.on : hints.off}
        onToggle={() => void toggle()}
        className="bg-raised hover:bg-line not-aria-pressed:bg-danger not-aria-pressed:text-on-danger"
      />
    </Toolbar.Button>
  )
}
