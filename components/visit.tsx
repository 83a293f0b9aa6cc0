"use client"

import { type ReactNode, startTransition, useEffect, useState } from "react"
import { flushSync } from "react-dom"
import type { Credentials } from "@/lib/room/credentials"
import type { Ending } from "@/lib/room/ending"
import type { Entry } from "@/lib/room/entry"
import { rememberedChoices } from "@/lib/room/remembered-choices"
import { whenIdle } from "@/lib/room/when-idle"
import { texts as encryptionTexts } from "@/lib/texts/encryption"
import { EntryContext } from "./entry-context"
import { GreenRoom, type Joining } from "./greenroom/green-room"
import type { Call as CallComponent } from "./stage/call"
import { useRoomKey } from "./stage/encryption/use-room-key"
import { Left } from "./stage/left"
import { Frame } from "./ui/frame"

/** What a visit can be at; each has one view. */
type View =
  /** With `joining`, the join has begun and the stage is not shown yet. */
  | { name: "green-room"; fault?: string; joining?: Joining }
  | { name: "call"; joining: Joining }
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
  const [prepared, setPrepared] = useState<Credentials>()
  // Each stay has a Call of its own.
  const [stay, setStay] = useState(0)

  // LiveKit's client is large, and comes while the person is in the green room. Not by `lazy`: React makes whoever has
  // waited for such a component, however shortly, wait for 300 ms.
  const [Call, setCall] = useState<typeof CallComponent>()
  const [loadCall] = useState(() => async () => {
    const call = await import("./stage/call")
    setCall(() => call.Call)
  })
  // Not before the green room can be used. Where this fails, the join fails too, and says so.
  useEffect(() => {
    const load = () => void loadCall().catch(() => undefined)
    // Whoever has been here may join at once.
    if (rememberedChoices.getState().name) load()
    else return whenIdle(load, 1000)
  }, [loadCall])

  if (view.name === "left") {
    return (
      <Frame>
        <Left ending={view.ending} onRejoin={() => setView({ name: "green-room" })} />
      </Frame>
    )
  }
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
  const end = (next: View) => {
    setStay(stay + 1)
    setPrepared(undefined)
    setView(next)
  }
  const { joining } = view
  return (
    <>
      {view.name === "green-room" && (
        <Frame aside={aside}>
          <GreenRoom
            key={stay}
            roomName={roomName}
            identity={ghost}
            fault={view.fault}
            loadCall={loadCall}
            onPrepared={setPrepared}
            // At once, not with the next picture: the connection begins when the call knows.
            onJoin={(begun) => flushSync(() => setView({ ...view, joining: begun }))}
          />
        </Frame>
      )}
      {Call && (
        <Call
          key={stay}
          roomName={roomName}
          roomKey={roomKey.key}
          prepared={prepared}
          joining={joining}
          isShown={view.name === "call"}
          // In slices, between which the connection goes on.
          onUnderWay={() => joining && startTransition(() => setView({ name: "call", joining }))}
          onEnded={(ending) => {
            setGhost(ending.mayLeaveGhost ? joining?.credentials.identity : undefined)
            end({ name: "left", ending })
          }}
          onFailed={(fault) => end({ name: "green-room", fault })}
        />
      )}
    </>
  )
}
