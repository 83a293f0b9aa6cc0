import { Mic, Video, Volume2 } from "lucide-react"
import { Dialog } from "@/components/ui/dialog"
import { SelectField } from "@/components/ui/select-field"
import { SwitchField } from "@/components/ui/switch-field"
import { RESOLUTIONS, TILE_LIMITS } from "@/lib/room/preferences"
import { canChooseSpeaker } from "@/lib/room/speakers"
import { texts } from "@/lib/texts/stage"
import { useDevices } from "../devices/use-devices"
import { useNotice } from "../notice-context"
import { useApplyPreferences } from "./use-apply-preferences"

/** Devices, and how the person likes to be seen and heard. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const [preferences, change] = useApplyPreferences()
  return (
    <Dialog title={texts.settings} closeLabel={texts.close} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <DeviceField kind="audioinput" />
        <DeviceField kind="videoinput" />
        {canChooseSpeaker() && <DeviceField kind="audiooutput" />}
        <SelectField
          label={texts.resolution}
          value={String(preferences.resolution)}
          options={RESOLUTIONS.map((height) => ({ value: String(height), label: texts.resolutions[height] }))}
          onChoose={(value) => {
            const resolution = RESOLUTIONS.find((height) => String(height) === value)
            if (resolution) change({ resolution })
          }}
        />
        <SelectField
          label={texts.mostTiles}
          value={String(preferences.mostTiles)}
          options={TILE_LIMITS.map((count) => ({ value: String(count), label: texts.tileLimit(count) }))}
          onChoose={(value) => {
            const mostTiles = TILE_LIMITS.find((count) => String(count) === value)
            if (mostTiles) change({ mostTiles })
          }}
        />
      </div>
      <div className="flex flex-col">
        {(["noiseSuppression", "echoCancellation", "mirror", "hideSelfView"] as const).map((key) => (
          <SwitchField
            key={key}
            label={texts.preferences[key]}
            checked={preferences[key]}
            onChange={(checked) => change({ [key]: checked })}
          />
        ))}
      </div>
    </Dialog>
  )
}

const ICONS = { audioinput: Mic, videoinput: Video, audiooutput: Volume2 }

function DeviceField({ kind }: { kind: MediaDeviceKind }) {
  const onNotice = useNotice()
  const { devices, current, choose } = useDevices(kind)
  const options = devices.map(({ deviceId, label }) => ({
    value: deviceId,
    label: label || texts.unnamedDevice,
  }))
  return (
    <SelectField
      label={texts.deviceKinds[kind]}
      icon={ICONS[kind]}
      value={current ?? ""}
      options={options.length > 0 ? options : [{ value: "", label: texts.noDevice }]}
      onChoose={(deviceId) => void choose(deviceId).catch(() => onNotice(texts.deviceFailed))}
    />
  )
}
