import { useLocalParticipant, useTrackToggle } from "@livekit/components-react"
import { Track } from "livekit-client"
import { Check, ChevronUp, Mic, MicOff, Video, VideoOff } from "lucide-react"
import { DropdownMenu, Toolbar } from "radix-ui"
import { LevelMeter } from "@/components/ui/level-meter"
import { Tooltip } from "@/components/ui/tooltip"
import { useShortcut } from "@/components/ui/use-shortcut"
import { usePreferences } from "@/components/ui/use-store"
import { captureOptions } from "@/lib/room/capture"
import { rememberDevice } from "@/lib/room/choices"
import { canChooseSpeaker } from "@/lib/room/devices"
import { type Device, mediaErrorCode, mediaErrorMessage } from "@/lib/room/media-error"
import { texts } from "@/lib/texts/call"
import { type EventKind, lastMessage, useAnnounce } from "./announcer"
import { ControlButton } from "./control-button"
import { useCapturedTrack, useIsPaused } from "./device-pauses"
import { useNotice } from "./notice"
import { useIsPending, usePublication } from "./preview-publication"
import { useDevices } from "./use-devices"

const DEVICES = {
  microphone: {
    source: Track.Source.Microphone,
    name: texts.microphone,
    shortcut: "m",
    on: { icon: Mic, tooltip: texts.mute },
    off: { icon: MicOff, tooltip: texts.unmute },
    menu: texts.microphoneMenu,
  },
  camera: {
    source: Track.Source.Camera,
    name: texts.camera,
    shortcut: "v",
    on: { icon: Video, tooltip: texts.stopCamera },
    off: { icon: VideoOff, tooltip: texts.startCamera },
    menu: texts.cameraMenu,
  },
} as const

const TOGGLED: EventKind<string> = {
  id: "device-toggled",
  format: lastMessage,
  immediate: true,
}

type ToggledSource = Track.Source.Microphone | Track.Source.Camera

/** Turns the microphone or the camera on and off, and lets the user choose the device. */
export function DeviceToggle({ device }: { device: Device }) {
  const { source, on, off, menu, ...control } = DEVICES[device]
  const [preferences] = usePreferences()
  const notify = useNotice()
  const { enabled, pending, toggle } = useTrackToggle<ToggledSource>({
    source,
    captureOptions: captureOptions(preferences)[device],
    onDeviceError: (error) => notify(mediaErrorMessage(device, mediaErrorCode(error, device))),
  })
  const publication = usePublication()
  const isPending = useIsPending(device)
  const isOn = enabled || isPending
  /** Returns whether the device is on afterwards; undefined if nothing changed. */
  const press = async () => {
    if (pending) return undefined
    if (isOn) rememberDevice(device, { on: false })
    if (isPending) {
      await publication.mutePending(device, () => toggle(false))
      return false
    }
    const isOnNow = await toggle()
    // A device that doesn't start stays off the next time too.
    if (isOnNow) rememberDevice(device, { on: true })
    return isOnNow
  }
  const announce = useAnnounce()
  // A press of the button is spoken by its state.
  useShortcut(control.shortcut, control.name, async () => {
    const isOnNow = await press()
    if (isOnNow !== undefined) announce(TOGGLED, texts.toggled[device](isOnNow))
  })

  return (
    <div className="flex gap-px">
      <ControlButton
        {...control}
        {...(isOn ? on : off)}
        tone="device"
        pressed={isOn}
        busy={pending}
        onPress={() => void press()}
      />
      <DeviceMenu name={menu} kinds={deviceKinds(device)} />
    </div>
  )
}

function deviceKinds(device: Device): MediaDeviceKind[] {
  if (device === "camera") return ["videoinput"]
  return canChooseSpeaker() ? ["audioinput", "audiooutput"] : ["audioinput"]
}

type DeviceMenuProps = { name: string; kinds: readonly MediaDeviceKind[] }

/** The menu beside a toggle with the devices to choose from. Narrow screens only have them in the settings. */
function DeviceMenu({ name, kinds }: DeviceMenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <Tooltip text={name}>
        <Toolbar.Button asChild>
          <DropdownMenu.Trigger
            aria-label={name}
            className="grid h-12 w-7 shrink-0 place-items-center rounded-r-control bg-muted text-muted-foreground transition hover:bg-accent max-sm:hidden"
          >
            <ChevronUp className="size-4" aria-hidden="true" />
          </DropdownMenu.Trigger>
        </Toolbar.Button>
      </Tooltip>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="top"
          sideOffset={12}
          collisionPadding={8}
          className="appear z-20 max-h-(--radix-dropdown-menu-content-available-height) w-76 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-bar border border-border bg-card p-2 shadow-xl"
        >
          {kinds.includes("audioinput") && (
            <div aria-hidden="true" className="px-3 pt-1">
              <MicrophoneLevel />
            </div>
          )}
          {kinds.map((kind) => (
            <DeviceGroup key={kind} kind={kind} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** Shows whether the microphone hears anything. */
export function MicrophoneLevel() {
  const { microphoneTrack, isMicrophoneEnabled } = useLocalParticipant()
  const track = useCapturedTrack(microphoneTrack?.track)
  const isPaused = useIsPaused(microphoneTrack)
  return (
    <LevelMeter
      microphone={track && isMicrophoneEnabled ? { status: "on", track, isPaused } : { status: "off" }}
    />
  )
}

function DeviceGroup({ kind }: { kind: MediaDeviceKind }) {
  const notify = useNotice()
  const { devices, current, choose, reason } = useDevices(kind)
  return (
    <DropdownMenu.RadioGroup
      {...(current !== undefined && { value: current })}
      aria-label={texts.deviceKinds[kind]}
      onValueChange={(deviceId) => void choose(deviceId).catch(() => notify(texts.deviceFailed))}
    >
      <DropdownMenu.Label className="px-3 pt-2 pb-1 text-label text-muted-foreground">
        {texts.deviceKinds[kind]}
      </DropdownMenu.Label>
      {devices.length === 0 && <p className="px-3 py-2 text-[15px] text-muted-foreground">{reason}</p>}
      {devices.map(({ deviceId, label }) => (
        <DropdownMenu.RadioItem
          key={deviceId}
          value={deviceId}
          className="flex min-h-11 items-center gap-3 rounded-control px-3 py-1.5 text-[15px]/5 outline-none select-none data-highlighted:bg-muted"
        >
          <span className="min-w-0 flex-1 wrap-anywhere">{label}</span>
          <DropdownMenu.ItemIndicator>
            <Check className="size-4 text-primary" aria-hidden="true" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}
