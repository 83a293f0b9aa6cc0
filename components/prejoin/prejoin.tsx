"use client"

import { type FormEvent, useEffect, useMemo, useRef, useState } from "react"
import { BrowserProblemAlert, useBrowserProblem } from "@/components/ui/browser-problem"
import { buttonStyles } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { TextField } from "@/components/ui/field"
import { LazyPart, ReloadButton } from "@/components/ui/lazy-part"
import { LevelMeter } from "@/components/ui/level-meter"
import { useChoices, useStore } from "@/components/ui/use-store"
import type { CallSession, CallSessionState, JoinFailure } from "@/lib/room/call-session"
import { choicesStore, rememberDevice } from "@/lib/room/choices"
import { speakerInUse } from "@/lib/room/devices"
import type { JoinSource } from "@/lib/room/join-source"
import type { Device } from "@/lib/room/media-error"
import { plainName } from "@/lib/room/plain-text"
import type { PreviewDevices } from "@/lib/room/preview-devices"
import { pageHref, rememberReturnPath } from "@/lib/room/sign-in"
import { texts } from "@/lib/texts/prejoin"
import { texts as rightsTexts } from "@/lib/texts/rights"
import { DeviceChoices } from "./device-choices"
import { DeviceErrors } from "./device-errors"
import { ParticipantSummary } from "./participant-summary"
import { Preview } from "./preview"
import { usePreviewDevices } from "./use-preview-devices"

/** Few users need the check, so it is loaded on click. */
const loadCheck = () => import("./connection-check").then((module) => ({ default: module.CheckDialog }))

type PreJoinProps = {
  roomName: string
  source: JoinSource
  session: CallSession
  state: CallSessionState
}

/** The view before joining: preview, devices, name, and the button that joins. */
export function PreJoin({ roomName, source, session, state: sessionState }: PreJoinProps) {
  const { fixedName, accountUrl, listsParticipants } = source
  const [choices, updateChoices] = useChoices()
  const rights = useStore(session.rights)
  const { devices, state, list, available } = usePreviewDevices(rights)
  const checkSource = useMemo(() => ({ ...source, rights }), [source, rights])
  const previewColumn = useRef<HTMLDivElement>(null)
  const problem = useBrowserProblem()
  const isJoining = sessionState.status !== "pre-join"
  const failure = "failure" in sessionState ? sessionState.failure : undefined
  const nameError = "nameError" in sessionState ? sessionState.nameError : undefined

  useEffect(() => session.setParticipantName(choices.name), [session, choices.name])

  const join = (event: FormEvent) => {
    event.preventDefault()
    if (problem) return
    session.join(() => {
      // Read when the token arrives: a retry may succeed a minute after the click.
      const latest = choicesStore.get()
      return {
        starting: devices.starting(),
        tracks: devices.take(),
        choices: { ...latest, speaker: speakerInUse(list.get(), latest.speaker) },
      }
    })
  }

  const toggleDevice = (device: Device) => {
    const isOn = state[device].status !== "on"
    rememberDevice(device, { on: isOn })
    if (isOn) void devices.switchOn(device)
    else devices.switchOff(device)
  }

  const chooseDevice = (device: Device, id: string) => {
    rememberDevice(device, { id })
    void devices.choose(device, id)
  }

  const chooseSpeaker = (speaker: string) => {
    updateChoices({ speaker })
    // The browser's picker may have revealed a new speaker.
    void list.refresh()
  }

  const retryDevices = () => {
    // The focused button disappears.
    previewColumn.current?.focus()
    void devices.retry()
  }

  return (
    <div className="grid items-start gap-x-6 gap-y-6 lg:gap-x-12 wide:grid-cols-[1.5fr_1fr]">
      <div
        ref={previewColumn}
        tabIndex={-1}
        className="relative flex min-w-0 flex-col gap-3 outline-none short:wide:sticky short:wide:top-3"
      >
        <Preview state={state} rights={rights} name={fixedName ?? choices.name} onToggle={toggleDevice} />
        <DeviceErrors state={state} onRetry={retryDevices} />
        {rights.microphone && <LevelMeter microphone={state.microphone} />}
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <form
          onSubmit={join}
          noValidate
          // On a phone on its side the devices come last, so that the button is in view.
          className="flex flex-col gap-5 short:gap-3 short:wide:*:data-devices:order-last"
        >
          <div className="flex flex-col gap-2">
            <Title roomName={plainName(roomName)} />
            {listsParticipants && <ParticipantSummary roomName={roomName} />}
            <p role="status" className="text-[15px]/6 text-muted-foreground empty:-mt-2">
              {rightsTexts.summary(rights)}
            </p>
          </div>
          {fixedName === undefined ? (
            <TextField
              label={texts.yourName}
              value={choices.name}
              error={nameError}
              autoComplete="name"
              enterKeyHint="go"
              onChange={(event) => updateChoices({ name: event.target.value })}
            />
          ) : (
            <p className="text-[15px]/6 wrap-anywhere text-muted-foreground">
              <span>{texts.joiningAs(fixedName)}</span>
              {accountUrl && <AccountLink url={accountUrl} />}
            </p>
          )}
          <DeviceChoices
            state={state}
            rights={rights}
            available={available}
            choices={choices}
            onChoose={chooseDevice}
            onChooseSpeaker={chooseSpeaker}
          />
          {problem && <BrowserProblemAlert problem={problem} />}
          {failure && <JoinFailureAlert failure={failure} onStopRetrying={() => session.stopRetrying()} />}
          <button
            type="submit"
            aria-disabled={isJoining || problem !== undefined || undefined}
            onPointerEnter={() => session.prefetch()}
            onFocus={() => session.prefetch()}
            className={buttonStyles.primary}
          >
            {isJoining ? texts.joining : texts.join}
          </button>
        </form>
        <CheckButton devices={devices} source={checkSource} />
      </div>
    </div>
  )
}

/** A name such as calm-otter-ab12-cd34 breaks only if it is longer than a line. */
function Title({ roomName }: { roomName: string }) {
  const [before, after] = texts.title("\n").split("\n")
  return (
    <h1 className="text-title short:line-clamp-2 short:text-xl">
      <span>{before}</span>
      <span className="inline-block max-w-full wrap-anywhere">{`${roomName}${after}`}</span>
    </h1>
  )
}

/** Leads to where the user signs out or switches accounts. Not a next/link: coming back must load the page anew. */
function AccountLink({ url }: { url: string }) {
  return (
    <a
      href={pageHref(url)}
      onClick={rememberReturnPath}
      className="ml-2 font-medium text-primary underline underline-offset-3"
    >
      {texts.switchAccount}
    </a>
  )
}

type JoinFailureAlertProps = { failure: JoinFailure; onStopRetrying: () => void }

/** Says why joining failed and, before an automatic retry, how long that will take. */
function JoinFailureAlert({
  failure: { message, retryDelayMs, needsReload },
  onStopRetrying,
}: JoinFailureAlertProps) {
  return (
    <div role="alert" className="rounded-control border border-destructive px-4 py-3 text-[15px]/6">
      <p>{message}</p>
      {needsReload && <ReloadButton />}
      {retryDelayMs !== undefined && (
        <p className="flex flex-wrap items-center gap-x-3 text-muted-foreground">
          <span>
            <span className="sr-only">{texts.retrying}</span>
            <Countdown waitMs={retryDelayMs} />
          </span>
          <button
            type="button"
            onClick={onStopRetrying}
            className="min-h-8 rounded-sm px-1 font-medium text-primary underline underline-offset-3"
          >
            {texts.stopRetrying}
          </button>
        </p>
      )}
    </div>
  )
}

/** Counts the seconds down. Hidden from screen readers, which would read every second. */
function Countdown({ waitMs }: { waitMs: number }) {
  const [seconds, setSeconds] = useState(() => Math.ceil(waitMs / 1000))

  useEffect(() => {
    const timer = setInterval(() => setSeconds((left) => Math.max(1, left - 1)), 1000)
    return () => clearInterval(timer)
  }, [])

  return (
    <span aria-hidden="true" className="tabular-nums">
      {texts.retryingIn(seconds)}
    </span>
  )
}

/** Opens the check of devices and connection. */
function CheckButton({ devices, source }: { devices: PreviewDevices; source: JoinSource }) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="min-h-12 rounded-control px-4 text-label text-muted-foreground transition hover:text-foreground"
      >
        {texts.check.open}
      </button>
      {isOpen && (
        <LazyPart
          load={loadCheck}
          props={{ devices, source, onClose: close }}
          failed={texts.check.failed}
          frame={(message) => (
            <Dialog title={texts.check.title} closeLabel={texts.check.close} onClose={close}>
              {message}
            </Dialog>
          )}
        />
      )}
    </>
  )
}
