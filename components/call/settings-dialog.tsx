import { useRoomContext } from "@livekit/components-react"
import { Mic, Video, Volume2 } from "lucide-react"
import { useCallback, useState } from "react"
import { Dialog } from "@/components/ui/dialog"
import { SelectField, SwitchField } from "@/components/ui/field"
import { ThemeField } from "@/components/ui/theme-field"
import { usePreferences } from "@/components/ui/use-store"
import { applyPreferences } from "@/lib/room/device-changes"
import { canChooseSpeaker } from "@/lib/room/devices"
import { type Preferences, RESOLUTIONS, TILE_LIMITS } from "@/lib/room/preferences"
import { texts } from "@/lib/texts/call"
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

function SettingsFields() {
  const [preferences, change] = usePublishedPreferences()
  const rights = useRights()
  return (
    <>
      <div className="flex flex-col gap-3">
        {rights.microphone && <DeviceField kind="audioinput" />}
        {rights.camera && <DeviceField kind="videoinput" />}
        {canChooseSpeaker() && <DeviceField kind="audiooutput" />}
        {rights.camera && (
          <SelectField
            label={texts.resolution}
            value={String(preferences.resolution)}
            options={RESOLUTIONS.map((height) => ({
              value: String(height),
              label: texts.resolutions[height],
            }))}
            onChoose={(value) => {
              const resolution = RESOLUTIONS.find((height) => String(height) === value)
              if (resolution) change({ resolution })
            }}
          />
        )}
        <SelectField
          label={texts.mostTiles}
          value={String(preferences.mostTiles)}
          options={TILE_LIMITS.map((count) => ({ value: String(count), label: texts.tileLimit(count) }))}
          onChoose={(value) => {
            const mostTiles = TILE_LIMITS.find((count) => String(count) === value)
            if (mostTiles) change({ mostTiles })
          }}
        />
        <ThemeField />
      </div>
      <div className="flex flex-col">
        {[
          ...(rights.microphone ? (["noiseSuppression", "echoCancellation"] as const) : []),
          ...(rights.camera ? (["mirror"] as const) : []),
          ...([
            "hideSelfView",
            "joinNotices",
            "messageNotices",
            "handNotices",
            "sounds",
            "shortcuts",
          ] as const),
        ].map((key) => (
          <SwitchField
            key={key}
            label={texts.preferences[key]}
            checked={preferences[key]}
            onChange={(checked) => change({ [key]: checked })}
          />
        ))}
      </div>
    </>
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
