"use client"

import { type ReactNode, useEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"
import type { Ending } from "@/lib/room/ending"
import type { Entry } from "@/lib/room/entry"
import { whenIdle } from "@/lib/room/when-idle"
import { texts as encryptionTexts } from "@/lib/texts/encryption"
import { EntryContext } from "./entry-context"
import { GreenRoom, type Joining } from "./greenroom/green-room"
import type { Call } from "./stage/call"
import { useRoomKey } from "./stage/encryption/use-room-key"
import { Left } from "./stage/left"
import { Frame } from "./ui/frame"

/** What a visit can be at; each has one view. */
type View =
  | { name: "green-room"; fault?: string }
  | { name: "call"; Call: typeof Call; joining: Joining; roomKey: Uint8Array<ArrayBuffer> | undefined }
  | { name: "left"; ending: Ending }

type VisitProps = {
  roomName: string
  entry: Entry
  /** What stands beside the logo in the green room. */
  aside: ReactNode
}

/** A room, from the green room through the call to its end. */
export function Visit({ entry, ...visit }: VisitProps) {
  return (
    <EntryContext value={entry}>
      <Views {...visit} />
    </EntryContext>
  )
}

function Views({ roomName, aside }: Omit<VisitProps, "entry">) {
  const [view, setView] = useState<View>({ name: "green-room" })
  // The identity whose place in the room a cut connection may have left behind. Kept in memory only: a tab that is
  // duplicated must not take over the place of the first.
  const [ghost, setGhost] = useState<string>()
  const roomKey = useRoomKey()

  // LiveKit's client is large, and comes while the person is in the green room. Not by `lazy`: React makes whoever has
  // waited for such a component, however shortly, wait for 300 ms.
  const call = useRef<typeof Call>(undefined)
  const [loadCall] = useState(() => async () => {
    call.current ??= (await import("./stage/call")).Call
  })
  // Not before the green room can be used. Where this fails, the join fails too, and says so.
  useEffect(() => whenIdle(() => void loadCall().catch(() => undefined), 1000), [loadCall])

  switch (view.name) {
    case "green-room":
      // Joining without the key would send what was meant to be encrypted in the clear.
      if (roomKey.isDamaged) {
        return (
          <Frame>
            <p role="alert" className="max-w-md text-center">
              {encryptionTexts.damagedKey}
            </p>
          </Frame>
        )
      }
      return (
        <Frame aside={aside}>
          <GreenRoom
            roomName={roomName}
            identity={ghost}
            fault={view.fault}
            loadCall={loadCall}
            onJoin={(joining) => {
              const { current: Call } = call
              if (!Call) return
              // At once, not with the next picture: the connection begins when the call is there.
              flushSync(() => setView({ name: "call", Call, joining, roomKey: roomKey.key }))
            }}
          />
        </Frame>
      )
    case "call":
      return (
        <view.Call
          roomName={roomName}
          joining={view.joining}
          roomKey={view.roomKey}
          onEnded={(ending) => {
            setGhost(ending.mayLeaveGhost ? view.joining.credentials.identity : undefined)
            setView({ name: "left", ending })
          }}
          onFailed={(fault) => setView({ name: "green-room", fault })}
        />
      )
    case "left":
      return (
        <Frame>
          <Left ending={view.ending} onRejoin={() => setView({ name: "green-room" })} />
        </Frame>
      )
    default:
      return view satisfies never
  }
}
