import { Ellipsis } from "lucide-react"
import { DropdownMenu, Toolbar } from "radix-ui"
import { Fragment, memo, type ReactElement, useMemo, useRef } from "react"
import { Hint } from "@/components/ui/hint"
import { useSize } from "@/components/ui/use-size"
import { texts } from "@/lib/texts/stage"
import { SettingsControl } from "../settings/settings-control"
import { ControlPlace } from "./control-place"
import { DeviceToggle } from "./device-toggle"
import { LeaveButton } from "./leave-button"
import { canShareScreen, ScreenShareToggle } from "./screen-share-toggle"
import { useFeatureControls } from "./use-feature-controls"

type CallControlsProps = { onOpenSettings: () => void }

/** A button and the gap after it, in CSS pixels. */
const STEP = 56
/** Microphone, camera, Leave, the bar's padding and borders: always there. */
const FIXED = 2 * STEP + 64 + 18
/** The menus of devices beside microphone and camera. */
const DEVICE_MENUS = 2 * 29

/**
 * The toolbar of the call: one tab stop, arrow keys inside. What doesn't fit beside microphone, camera and Leave goes
 * into its menu, the last ones first.
 */
export function CallControls({ onOpenSettings }: CallControlsProps) {
  const space = useRef<HTMLDivElement>(null)
  const size = useSize(space)
  const featureControls = useFeatureControls()
  // A control of your own goes here; how early in the list says how long it stays out of the menu.
  const controls = useMemo(
    () => [
      ...(canShareScreen() ? [<ScreenShareToggle key="share" />] : []),
      ...featureControls,
      <SettingsControl key="settings" onOpen={onOpenSettings} />,
    ],
    [featureControls, onOpenSettings],
  )

  const width = size.width - FIXED
  const room = Math.floor(width / STEP)
  return (
    <div ref={space} className="flex justify-center">
      <Bar
        controls={controls}
        shown={room >= controls.length ? controls.length : Math.max(0, room - 1)}
        withMenu={width >= controls.length * STEP + DEVICE_MENUS}
      />
    </div>
  )
}

type BarProps = {
  controls: ReactElement[]
  /** How many of the controls are not in the menu. */
  shown: number
  /** Whether there is room for the menus of devices. */
  withMenu: boolean
}

/** Rendered again only when something else fits: dozens of elements, and the window may change with each frame. */
const Bar = memo(function Bar({ controls, shown, withMenu }: BarProps) {
  return (
    <Toolbar.Root
      aria-label={texts.callControls}
      className="flex items-center gap-2 rounded-bar border border-line bg-surface p-2 shadow-lg shadow-scrim/10"
    >
      <DeviceToggle device="microphone" withMenu={withMenu} />
      <DeviceToggle device="camera" withMenu={withMenu} />
      {controls.slice(0, shown)}
      {shown < controls.length && <More>{controls.slice(shown)}</More>}
      <ControlPlace value="shortcut">{controls.slice(shown)}</ControlPlace>
      <LeaveButton />
    </Toolbar.Root>
  )
})

function More({ children }: { children: ReactElement[] }) {
  return (
    <DropdownMenu.Root modal={false}>
      <Hint text={texts.more}>
        <Toolbar.Button asChild>
          <DropdownMenu.Trigger
            aria-label={texts.more}
            className="grid size-12 shrink-0 place-items-center rounded-control transition hover:bg-raised active:scale-95"
          >
            <Ellipsis className="size-5" aria-hidden="true" />
          </DropdownMenu.Trigger>
        </Toolbar.Button>
      </Hint>
      {/* Not in a portal, so that it is there in full screen too. */}
      <DropdownMenu.Content
        sideOffset={12}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          // What was chosen may have taken the focus: a panel, for one.
          if (document.activeElement?.closest("[data-panel]")) event.preventDefault()
        }}
        className="z-20 min-w-56 rounded-bar border border-line bg-surface p-2 shadow-xl"
      >
        <ControlPlace value="menu">
          {children.map((control) => (
            <Fragment key={control.key}>{control}</Fragment>
          ))}
        </ControlPlace>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
