import { useTrackToggle } from "@livekit/components-react"
import { Track } from "livekit-client"
import { Mic, MicOff, Video, VideoOff } from "lucide-react"
import { usePreferences } from "@/components/ui/use-preferences"
import { captureOptions } from "@/lib/room/capture-options"
import { type Device, mediaFault, mediaFaultSentence } from "@/lib/room/media-fault"
import { canChooseSpeaker } from "@/lib/room/speakers"
import { texts } from "@/lib/texts/stage"
import { DeviceMenu } from "../devices/device-menu"
import { useNotice } from "../notice-context"
import { useIsUnderWay, usePublication } from "../publication-context"
import { Control } from "./control"

const DEVICES = {
  microphone: {
    source: Track.Source.Microphone,
    name: texts.microphone,
    shortcut: "m",
    on: { icon: Mic, hint: texts.mute },
    off: { icon: MicOff, hint: texts.unmute },
    menu: texts.microphoneMenu,
    kinds: ["audioinput", ...(canChooseSpeaker() ? ["audiooutput" as const] : [])],
  },
  camera: {
    source: Track.Source.Camera,
    name: texts.camera,
    shortcut: "v",
    on: { icon: Video, hint: texts.stopCamera },
    off: { icon: VideoOff, hint: texts.startCamera },
    menu: texts.cameraMenu,
    kinds: ["videoinput"],
  },
} as const

type ToggledSource = Track.Source.Microphone | Track.Source.Camera

type DeviceToggleProps = {
  device: Device
  /** Whether there is room for the menu of devices beside the toggle. They are in the settings too. */
  withMenu: boolean
}

/** Switches the microphone or the camera of the call on and off, and lets the person choose which one. */
export function DeviceToggle({ device, withMenu }: DeviceToggleProps) {
  const { source, on, off, menu, kinds, ...control } = DEVICES[device]
  const [preferences] = usePreferences()
  const onNotice = useNotice()
  const { enabled, pending, toggle } = useTrackToggle<ToggledSource>({
    source,
    captureOptions: captureOptions(preferences)[device],
    onDeviceError: (error) => onNotice(mediaFaultSentence(device, mediaFault(error))),
  })
  const publication = usePublication()
  const isUnderWay = useIsUnderWay(device)
  const isOn = enabled || isUnderWay
  const press = () => (isUnderWay ? publication.hush(device, () => toggle(false)) : toggle())

  return (
    <div className="flex gap-px">
      <Control
        {...control}
        {...(isOn ? on : off)}
        tone={withMenu ? "deviceWithMenu" : "device"}
        pressed={isOn}
        busy={pending}
        onPress={() => void press()}
      />
      {withMenu && <DeviceMenu name={menu} kinds={kinds} />}
    </div>
  )
}
