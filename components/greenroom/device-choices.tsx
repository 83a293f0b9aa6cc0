import { Mic, Video } from "lucide-react"
import { SelectField } from "@/components/ui/select-field"
import type { Choices } from "@/lib/room/choices"
import { deviceOptions } from "@/lib/room/device-options"
import type { Device } from "@/lib/room/media-fault"
import type { PreviewState } from "@/lib/room/preview-state"
import { texts } from "@/lib/texts/green-room"
import { SpeakerChoice } from "./speaker-choice"

type DeviceChoicesProps = {
  state: PreviewState
  available: readonly MediaDeviceInfo[]
  choices: Choices
  onChoose: (device: Device, id: string) => void
  onChooseSpeaker: (id: string) => void
}

const DEVICES = [
  { device: "microphone", label: texts.microphoneDevice, icon: Mic },
  { device: "camera", label: texts.cameraDevice, icon: Video },
] as const

/** Which microphone, camera and speaker to use. Takes the same space before their names are known. */
export function DeviceChoices(props: DeviceChoicesProps) {
  const { state, available, choices, onChoose, onChooseSpeaker } = props
  return (
    <div className="flex flex-col gap-2.5">
      {DEVICES.map(({ device, ...select }) => {
        const { options, value } = deviceOptions(device, state[device], available, choices[device].id)
        return (
          <SelectField
            key={device}
            {...select}
            labelShown={false}
            options={options}
            value={value}
            disabled={value === ""}
            onChoose={(id) => onChoose(device, id)}
          />
        )
      })}
      <SpeakerChoice available={available} chosen={choices.speaker} onChoose={onChooseSpeaker} />
    </div>
  )
}
