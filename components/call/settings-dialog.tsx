import { useLocalParticipant, useRoomContext } from "@livekit/components-react"
import { Mic, Video, Volume2 } from "lucide-react"
import { Tabs } from "radix-ui"
import { useCallback, useState } from "react"
import { Dialog } from "@/components/ui/dialog"
import { SelectField, SwitchField } from "@/components/ui/field"
import { TestSoundButton } from "@/components/ui/test-sound-button"
import { ThemeField } from "@/components/ui/theme-field"
import { TrackVideo } from "@/components/ui/track-video"
import { usePreferences } from "@/components/ui/use-store"
import { applyPreferences } from "@/lib/room/device-changes"
import { canChooseSpeaker } from "@/lib/room/devices"
import { type Preferences, RESOLUTIONS, TILE_LIMITS } from "@/lib/room/preferences"
import { texts } from "@/lib/texts/call"
import { texts as prejoinTexts } from "@/lib/texts/prejoin"
import { useCapturedTrack } from "./device-pauses"
import { MicrophoneLevel } from "./device-toggle"
import { Notice, NoticeContext, useNotice } from "./notice"
import { usePublication } from "./preview-publication"
import { useRights } from "./rights"
import { useDevices } from "./use-devices"

/** The devices and preferences of the call. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const showInCall = useNotice()
  const [notice, setNotice] = useState<string>()
  // In the dialog too, which covers the call and keeps screen readers out of it.
  const showNotice = useCallback(
    (message: string) => {
      setNotice(message)
      showInCall(message)
    },
    [showInCall],
  )
  return (
    <NoticeContext value={showNotice}>
      <Dialog title={texts.settings} closeLabel={texts.close} onClose={onClose}>
        <SettingsFields />
        {notice && <Notice onDismiss={() => setNotice(undefined)}>{notice}</Notice>}
      </Dialog>
    </NoticeContext>
  )
}

type Section = "audio" | "video" | "general"

const TAB =
  "min-h-11 flex-1 rounded-control px-3 text-[15px] font-medium transition data-[state=inactive]:text-muted-foreground data-[state=inactive]:hover:text-foreground data-[state=active]:bg-card data-[state=active]:shadow-sm"

function SettingsFields() {
  const rights = useRights()
  const [chosen, setChosen] = useState<Section>("audio")
  const sections: readonly Section[] = ["audio", ...(rights.camera ? (["video"] as const) : []), "general"]
  const fields = { audio: <AudioFields />, video: <VideoFields />, general: <GeneralFields /> }
  return (
    <Tabs.Root
      // The right to use the camera may be taken away meanwhile.
      value={sections.includes(chosen) ? chosen : "audio"}
      onValueChange={(value) => setChosen(sections.find((section) => section === value) ?? "audio")}
      className="flex flex-col gap-4"
    >
      <Tabs.List aria-label={texts.settings} className="flex gap-1 rounded-xl bg-muted p-1">
        {sections.map((section) => (
          <Tabs.Trigger key={section} value={section} className={TAB}>
            {texts.settingsSections[section]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {sections.map((section) => (
        <Tabs.Content
          key={section}
          value={section}
          tabIndex={-1}
          className="flex flex-col gap-3 outline-none"
        >
          {fields[section]}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}

function AudioFields() {
  const rights = useRights()
  const { current: speaker } = useDevices("audiooutput")
  return (
    <>
      {rights.microphone && <DeviceField kind="audioinput" />}
      {rights.microphone && <MicrophoneLevel />}
      <div className="flex items-end gap-2.5">
        {canChooseSpeaker() && <DeviceField kind="audiooutput" />}
        <TestSoundButton speakerId={speaker ?? ""} />
      </div>
      {rights.microphone && <Switches of={["noiseSuppression", "echoCancellation"]} />}
    </>
  )
}

function VideoFields() {
  const [preferences, change] = usePublishedPreferences()
  const { cameraTrack, isCameraEnabled } = useLocalParticipant()
  const captured = useCapturedTrack(cameraTrack?.track)
  const track = isCameraEnabled ? captured : undefined
  return (
    <>
      <div className="grid aspect-video place-items-center overflow-hidden rounded-tile bg-muted text-label text-muted-foreground">
        {track ? (
          <TrackVideo track={track} mirrored={preferences.mirror} aria-label={prejoinTexts.yourCamera} />
        ) : (
          texts.toggled.camera(false)
        )}
      </div>
      <DeviceField kind="videoinput" />
      <SelectField
        label={texts.resolution}
        value={String(preferences.resolution)}
        options={RESOLUTIONS.map((height) => ({ value: String(height), label: texts.resolutions[height] }))}
        onChoose={(value) => {
          const resolution = RESOLUTIONS.find((height) => String(height) === value)
          if (resolution) change({ resolution })
        }}
      />
      <Switches of={["mirror"]} />
    </>
  )
}

function GeneralFields() {
  const [preferences, change] = usePublishedPreferences()
  return (
    <>
      <ThemeField />
      <SelectField
        label={texts.mostTiles}
        value={String(preferences.mostTiles)}
        options={TILE_LIMITS.map((count) => ({ value: String(count), label: texts.tileLimit(count) }))}
        onChoose={(value) => {
          const mostTiles = TILE_LIMITS.find((count) => String(count) === value)
          if (mostTiles) change({ mostTiles })
        }}
      />
      <Switches
        of={["hideSelfView", "joinNotices", "messageNotices", "handNotices", "sounds", "shortcuts"]}
      />
    </>
  )
}

function Switches({ of }: { of: readonly (keyof typeof texts.preferences & keyof Preferences)[] }) {
  const [preferences, change] = usePublishedPreferences()
  return (
    <div className="flex flex-col">
      {of.map((key) => (
        <SwitchField
          key={key}
          label={texts.preferences[key]}
          checked={preferences[key] === true}
          onChange={(checked) => change({ [key]: checked })}
        />
      ))}
    </div>
  )
}

const ICONS = { audioinput: Mic, videoinput: Video, audiooutput: Volume2 }

function DeviceField({ kind }: { kind: MediaDeviceKind }) {
  const notify = useNotice()
  const { devices, current, choose, reason } = useDevices(kind)
  const options = devices.map(({ deviceId, label }) => ({ value: deviceId, label }))
  return (
    <SelectField
      label={texts.deviceKinds[kind]}
      icon={ICONS[kind]}
      value={current ?? ""}
      options={options.length > 0 ? options : [{ value: "", label: reason }]}
      disabled={options.length === 0}
      onChoose={(deviceId) => void choose(deviceId).catch(() => notify(texts.deviceFailed))}
    />
  )
}

/** Returns the preferences, and a function that changes them and the tracks being published. */
function usePublishedPreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const notify = useNotice()
  const room = useRoomContext()
  const publication = usePublication()
  const [preferences, setPreferences] = usePreferences()
  return [
    preferences,
    (change) => {
      setPreferences(change)
      applyPreferences(room, change, publication.whenSettled).catch(() => notify(texts.deviceFailed))
    },
  ]
}
