import { useConnectionQualityIndicator, useRoomContext } from "@livekit/components-react"
import { Info } from "lucide-react"
import { useEffect, useState } from "react"
import { Popup } from "@/components/ui/popup"
import { useStore } from "@/components/ui/use-store"
import { plainName } from "@/lib/room/plain-text"
import { texts } from "@/lib/texts/call"
import { duration } from "@/lib/texts/duration"
import { useCall } from "./call-context"
import { encryptionLabel, useEncryption } from "./encryption-status"
import { HEADER_BUTTON } from "./header-toggle"
import { InviteButtons } from "./invite"
import { useIsRecording } from "./recording-status"

const UPDATE_INTERVAL_MS = 2000
const CLOCK_INTERVAL_MS = 5000

/** Opens what is known of the call: its name, how long one is in it, its connection and encryption, and the link to it. */
export function RoomInfo({ roomName }: { roomName: string }) {
  const { hasInviteLink } = useCall()
  const [startedAt] = useState(() => performance.now())
  return (
    <Popup
      label={texts.info.title}
      icon={<Info className="size-4" aria-hidden="true" />}
      buttonClassName={`${HEADER_BUTTON} aria-expanded:bg-muted`}
      contentClassName="w-80"
    >
      {() => (
        <div className="flex flex-col gap-4 p-3">
          <h2
            translate="no"
            tabIndex={-1}
            data-autofocus=""
            className="font-semibold wrap-anywhere outline-none"
          >
            {plainName(roomName)}
          </h2>
          <Facts startedAt={startedAt} />
          {hasInviteLink && <InviteButtons />}
        </div>
      )}
    </Popup>
  )
}

function Facts({ startedAt }: { startedAt: number }) {
  const room = useRoomContext()
  useTick(UPDATE_INTERVAL_MS)
  const { quality } = useConnectionQualityIndicator({ participant: room.localParticipant })
  const encryption = useStore(useEncryption())
  const isRecording = useIsRecording()
  const roundTripMs = room.engine?.client.rtt ?? 0
  const facts = [
    [texts.info.duration, duration(Math.floor((performance.now() - startedAt) / 60_000))],
    [texts.info.connection, texts.info.qualities[quality]],
    ...(roundTripMs > 0 ? [[texts.info.roundTrip, `${roundTripMs} ms`]] : []),
    [texts.info.encryption, encryption.isEncrypted ? encryptionLabel(encryption) : texts.info.notEncrypted],
    [texts.info.recording, isRecording ? texts.info.recorded : texts.info.notRecorded],
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-label">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The time of day: full screen hides the system's clock. */
export function Clock() {
  useTick(CLOCK_INTERVAL_MS)
  const now = new Date()
  return (
    <time
      dateTime={now.toISOString()}
      className="shrink-0 text-label text-muted-foreground tabular-nums max-sm:hidden"
    >
      {now.toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit" })}
    </time>
  )
}

/** Re-renders the component at a fixed interval. */
function useTick(intervalMs: number): void {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), intervalMs)
    return () => clearInterval(timer)
  }, [intervalMs])
}
