import { Volume2 } from "lucide-react"
import { useSyncExternalStore } from "react"
import { SelectField } from "@/components/ui/select-field"
import {
  askForSpeaker,
  canAskForSpeaker,
  canChooseSpeaker,
  speakerInUse,
  speakersOf,
} from "@/lib/room/speakers"
import { texts } from "@/lib/texts/green-room"
import { TestSoundButton } from "./test-sound-button"

type SpeakerChoiceProps = {
  available: readonly MediaDeviceInfo[]
  /** The id of the chosen speaker; empty for the system's own. */
  chosen: string
  onChoose: (id: string) => void
}

const ASK = "ask"
const neverChanges = () => () => {}

/** Which speaker to use, where browsers leave the choice; and a sound to try it with. */
export function SpeakerChoice({ available, chosen, onChoose }: SpeakerChoiceProps) {
  // The server assumes that there is a choice, as in most browsers.
  const canChoose = useSyncExternalStore(neverChanges, canChooseSpeaker, () => true)
  const canAsk = useSyncExternalStore(neverChanges, canAskForSpeaker, () => false)

  const speakers = speakersOf(available).map(({ deviceId, label }) => ({ value: deviceId, label }))
  const value = speakerInUse(available, chosen)

  const choose = async (id: string) => {
    const speaker = id === ASK ? (await askForSpeaker())?.deviceId : id
    if (speaker !== undefined) onChoose(speaker)
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
            ...(canAsk ? [{ value: ASK, label: texts.otherSpeaker }] : []),
          ]}
          value={value}
          onChoose={(id) => void choose(id)}
        />
      ) : (
        <p className="flex min-h-12 flex-1 items-center gap-2.5 px-4 text-label text-muted">
          <Volume2 className="size-4.5 shrink-0" aria-hidden="true" />
          {texts.speakerOfSystem}
        </p>
      )}
      <TestSoundButton speaker={value} />
    </div>
  )
}
