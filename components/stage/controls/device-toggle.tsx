import { useTrackToggle } from "@livekit/components-react"
import { Track } from "livekit-client"
import { Mic, MicOff, Video, VideoOff } from "lucide-react"
import { type Device, mediaFault, mediaFaultSentence } from "@/lib/room/media-fault"
import { texts } from "@/lib/texts/stage"
import { Control } from "./control"

const DEVICES = {
  microphone: {
    source: Track.Source.Microphone,
    name: texts.microphone,
    shortcut: "m",
    on: { icon: Mic, hint: texts.mute },
    off: { icon: MicOff, hint: texts.unmute },
  },
  camera: {
    source: Track.Source.Camera,
    name: texts.camera,
    shortcut: "v",
    on: { icon: Video, hint: texts.stopCamera },
    off: { icon: VideoOff, hint: texts.startCamera },
  },
} as const

type DeviceToggleProps = { device: Device; onNotice: (notice: string) => void }

/** Switches the microphone or the camera of the call on and off. */
export function DeviceToggle({ device, onNotice }: DeviceToggleProps) {
  const { source, on, off, ...control } = DEVICES[device]
  const { enabled, pending, toggle } = useTrackToggle({
    source,
    onDeviceError: (error) => onNotice(mediaFaultSentence(device, mediaFault(error))),
  })

  return (
    <Control
      {...control}
      {...(enabled ? on : off)}
      tone="device"
      pressed={enabled}
      busy={pending}
      onPress={() => void toggle()}
    />
  )
}
