"use client"

import { type FormEvent, useRef, useState } from "react"
import { buttonStyles } from "@/components/ui/button"
import { HintProvider } from "@/components/ui/hint"
import { TextField } from "@/components/ui/text-field"
import { useLifetime } from "@/components/ui/use-lifetime"
import type { Credentials } from "@/lib/room/credentials"
import { joinErrorSentence } from "@/lib/room/join-error"
import { mediaFaultSentence } from "@/lib/room/media-fault"
import { participantNameFault } from "@/lib/room/participant-name"
import type { PreviewTracks } from "@/lib/room/preview-devices"
import { LevelMeter } from "./level-meter"
import { Preview } from "./preview"
import { usePreviewDevices } from "./use-preview-devices"

/** What the green room hands over when somebody joins. */
export type Joining = { name: string; credentials: Credentials; tracks: PreviewTracks }

type GreenRoomProps = {
  roomName: string
  /** The name of an earlier join of this page. */
  initialName: string
  /** The identity of an earlier join of this page. */
  identity: string | undefined
  /** Why the last call could not be joined, as a sentence. */
  fault: string | undefined
  onJoin: (joining: Joining) => void
}

/** The view before joining: how one looks and sounds, what one is called, and the way in. */
export function GreenRoom({ roomName, initialName, identity, fault, onJoin }: GreenRoomProps) {
  const { devices, state } = usePreviewDevices()
  const [name, setName] = useState(initialName)
  const [nameFault, setNameFault] = useState<string>()
  const [joinFault, setJoinFault] = useState(fault)
  const [joining, setJoining] = useState(false)
  const here = useRef(false)
  useLifetime(
    () => {
      here.current = true
    },
    () => {
      here.current = false
    },
  )

  const join = async (event: FormEvent) => {
    event.preventDefault()
    if (joining) return
    const participantName = name.trim()
    const found = participantNameFault(participantName)
    setNameFault(found)
    setJoinFault(undefined)
    if (found) return
    setJoining(true)
    try {
      const { fetchCredentials } = await import("@/lib/room/credentials")
      const credentials = await fetchCredentials({ roomName, participantName, participantIdentity: identity })
      // The page may have been left while the token was on its way: joining now would leave a ghost in the room.
      if (here.current) onJoin({ name: participantName, credentials, tracks: devices.take() })
    } catch (error) {
      setJoinFault(joinErrorSentence(error))
      setJoining(false)
    }
  }

  return (
    <HintProvider delayDuration={400}>
      <div className="grid items-center gap-x-12 gap-y-6 lg:grid-cols-[1.5fr_1fr]">
        <div className="flex flex-col gap-3">
          <Preview devices={devices} state={state} name={name} />
          <LevelMeter microphone={state.microphone} />
        </div>
        <form onSubmit={join} noValidate className="flex flex-col gap-5">
          <h1 className="text-title wrap-anywhere">Ready to join {roomName}?</h1>
          {(["microphone", "camera"] as const).map((device) => {
            const deviceState = state[device]
            if (deviceState.status !== "failed") return null
            return (
              <p key={device} role="status" className="rounded-control bg-raised px-4 py-3 text-[15px]/6">
                {mediaFaultSentence(device, deviceState.fault)}
              </p>
            )
          })}
          <TextField
            label="Your name"
            value={name}
            fault={nameFault}
            autoComplete="name"
            enterKeyHint="go"
            onChange={(event) => {
              setName(event.target.value)
              setNameFault(undefined)
            }}
          />
          {joinFault && (
            <p role="alert" className="rounded-control border border-danger px-4 py-3 text-[15px]/6">
              {joinFault}
            </p>
          )}
          <button type="submit" aria-disabled={joining || undefined} className={buttonStyles.primary}>
            {joining ? "Joining…" : "Join room"}
          </button>
        </form>
      </div>
    </HintProvider>
  )
}
