"use client"

import { useRef } from "react"
import { useEntry } from "@/components/entry-context"
import { buttonStyles } from "@/components/ui/button"
import { TextField } from "@/components/ui/text-field"
import type { Choices } from "@/lib/room/choices"
import type { Credentials } from "@/lib/room/credentials"
import type { Device } from "@/lib/room/media-fault"
import { plainName } from "@/lib/room/plain-text"
import type { PreviewTracks } from "@/lib/room/preview-state"
import { speakerInUse } from "@/lib/room/speakers"
import { texts } from "@/lib/texts/green-room"
import { CheckButton } from "./check/check-button"
import { DeviceChoices } from "./device-choices"
import { DeviceFaults } from "./device-faults"
import { JoinFault } from "./join-fault"
import { LevelMeter } from "./level-meter"
import { PeopleHere } from "./people-here"
import { Preview } from "./preview"
import { useChoices } from "./use-choices"
import { useJoining } from "./use-joining"
import { usePreviewDevices } from "./use-preview-devices"

/** What the green room hands over when somebody joins. */
export type Joining = {
  credentials: Credentials
  tracks: PreviewTracks
  /** Devices that were to be on, and were still starting. */
  starting: Device[]
  choices: Choices
}

type GreenRoomProps = {
  roomName: string
  /** The identity of an earlier join of this page. */
  identity: string | undefined
  /** Why the last call could not be joined, as a sentence. */
  fault: string | undefined
  /** Loads what a call needs; until it is there, nobody joins. */
  loadCall: () => Promise<void>
  /** Credentials were fetched, should somebody join with them. */
  onPrepared: (credentials: Credentials) => void
  onJoin: (joining: Joining) => void
}

/** The view before joining: how one looks and sounds, what one is called, and the way in. */
export function GreenRoom({ roomName, identity, fault, loadCall, onPrepared, onJoin }: GreenRoomProps) {
  const { fixedName, knowsWhoIsHere } = useEntry()
  const { choices, change, current } = useChoices()
  const { devices, state, available, refresh } = usePreviewDevices(current)
  const left = useRef<HTMLDivElement>(null)
  const { join, prepare, isJoining, joinFault, stopTrying, retryWait, nameFault, clearNameFault } =
    useJoining({
      roomName,
      name: choices.name,
      identity,
      fault,
      loadCall,
      onPrepared,
      onToken: (credentials) => {
        const chosen = { ...current(), speaker: speakerInUse(available, choices.speaker) }
        onJoin({ credentials, starting: devices.starting(), tracks: devices.take(), choices: chosen })
      },
    })

  const toggle = (device: Device) => {
    const isOn = state[device].status !== "on"
    change({ [device]: { ...choices[device], on: isOn } })
    if (isOn) void devices.switchOn(device)
    else devices.switchOff(device)
  }

  const choose = (device: Device, id: string) => {
    change({ [device]: { ...choices[device], id } })
    void devices.choose(device, id)
  }

  const chooseSpeaker = (speaker: string) => {
    change({ speaker })
    // One from the browser's own list is known to the page from now on.
    void refresh()
  }

  const retry = () => {
    // The button that had the focus goes away: go on from here.
    left.current?.focus()
    void devices.retry()
  }

  return (
    <div className="grid items-center gap-x-12 gap-y-6 lg:grid-cols-[1.5fr_1fr]">
      <div ref={left} tabIndex={-1} className="relative flex min-w-0 flex-col gap-3 outline-none">
        <Preview state={state} name={fixedName ?? choices.name} onToggle={toggle} />
        <DeviceFaults state={state} onRetry={retry} />
        <LevelMeter microphone={state.microphone} />
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <form onSubmit={join} noValidate className="flex flex-col gap-5">
          <div className="flex flex-col gap-2">
            <h1 className="text-title wrap-anywhere">{texts.title(plainName(roomName))}</h1>
            {knowsWhoIsHere && <PeopleHere roomName={roomName} />}
          </div>
          {fixedName === undefined ? (
            <TextField
              label={texts.yourName}
              value={choices.name}
              fault={nameFault}
              autoComplete="name"
              enterKeyHint="go"
              onChange={(event) => {
                change({ name: event.target.value })
                clearNameFault()
              }}
            />
          ) : (
            <p className="text-[15px]/6 wrap-anywhere text-muted">{texts.joiningAs(fixedName)}</p>
          )}
          <DeviceChoices
            state={state}
            available={available}
            choices={choices}
            onChoose={choose}
            onChooseSpeaker={chooseSpeaker}
          />
          {joinFault && <JoinFault fault={joinFault} stopTrying={stopTrying} retryWait={retryWait} />}
          <button
            type="submit"
            aria-disabled={isJoining || undefined}
            onPointerEnter={prepare}
            onFocus={prepare}
            className={buttonStyles.primary}
          >
            {isJoining ? texts.joining : texts.join}
          </button>
        </form>
        <CheckButton devices={devices} />
      </div>
    </div>
  )
}
