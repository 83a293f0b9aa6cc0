import { Mic, Video, Volume2 } from "lucide-react"
import { useSyncExternalStore } from "react"
import { SelectField } from "@/components/ui/field"
import { TestSoundButton } from "@/components/ui/test-sound-button"
import type { Choices } from "@/lib/room/choices"
import {
  canChooseSpeaker,
  deviceOptions,
  hasSpeakerPicker,
  pickSpeaker,
  speakerInUse,
  speakersOf,
} from "@/lib/room/devices"
import type { Device } from "@/lib/room/media-error"
import type { PreviewState } from "@/lib/room/preview-devices"
import type { Rights } from "@/lib/room/rights"
import { texts } from "@/lib/texts/prejoin"

const FIELDS = [
  { device: "microphone", label: texts.microphoneDevice, icon: Mic },
  { device: "camera", label: texts.cameraDevice, icon: Video },
] as const

type DeviceChoicesProps = {
  state: PreviewState
  rights: Rights
  available: readonly MediaDeviceInfo[]
  choices: Choices
  onChoose: (device: Device, id: string) => void
  onChooseSpeaker: (id: string) => void
}

/** The menus for microphone, camera and speaker. They take the same space before the names are known. */
export function DeviceChoices({
  state,
  rights,
  available,
  choices,
  onChoose,
  onChooseSpeaker,
}: DeviceChoicesProps) {
  return (
    <div data-devices="" className="flex flex-col gap-2.5">
      {FIELDS.filter(({ device }) => rights[device]).map(({ device, ...field }) => {
        const { options, value } = deviceOptions(device, state[device], available, choices[device].id)
        return (
          <SelectField
            key={device}
            {...field}
            labelShown={false}
            options={options}
            value={value}
            disabled={value === ""}
            onChoose={(id) => onChoose(device, id)}
          />
        )
      })}
      <SpeakerChoice available={available} chosenId={choices.speaker} onChoose={onChooseSpeaker} />
    </div>
  )
}

type SpeakerChoiceProps = {
  available: readonly MediaDeviceInfo[]
  /** The id of the chosen speaker; empty for the system default. */
  chosenId: string
  onChoose: (id: string) => void
}

/** The option that opens the browser's speaker picker. */
const PICK = "pick"
const subscribeToNothing = () => () => {}

/** The speaker menu, where the browser allows a choice, and a sound to test the speaker with. */
function SpeakerChoice({ available, chosenId, onChoose }: SpeakerChoiceProps) {
  // The server renders the menu, which most browsers allow.
  const canChoose = useSyncExternalStore(subscribeToNothing, canChooseSpeaker, () => true)
  const hasPicker = useSyncExternalStore(subscribeToNothing, hasSpeakerPicker, () => false)

  const speakers = speakersOf(available).map(({ deviceId, label }) => ({ value: deviceId, label }))
  const speakerId = speakerInUse(available, chosenId)

  const choose = async (value: string) => {
    const id = value === PICK ? (await pickSpeaker())?.deviceId : value
    if (id !== undefined) onChoose(id)
  }

  return (
    <div className="flex items-center gap-2.5">
      {canChoose ? (
        <SelectField
          label={texts.speaker}
          labelShown={false}
          icon={Volume2}
          options={[
            { value: "", label: texts.systemDefault },
            ...speakers,
            ...(hasPicker ? [{ value: PICK, label: texts.otherSpeaker }] : []),
          ]}
          value={speakerId}
          onChoose={(value) => void choose(value)}
        />
      ) : (
        <p className="flex min-h-12 flex-1 items-center gap-2.5 px-4 text-label text-muted-foreground">
          <Volume2 className="size-4.5 shrink-0" aria-hidden="true" />
          <span>{texts.fixedSpeaker}</span>
        </p>
      )}
      <TestSoundButton speakerId={speakerId} />
    </div>
  )
}
