"use client"

import { type ReactNode, startTransition, useEffect, useState } from "react"
import { flushSync } from "react-dom"
import type { Credentials } from "@/lib/room/credentials"
import type { Ending } from "@/lib/room/ending"
import type { Entry } from "@/lib/room/entry"
import { rememberedChoices } from "@/lib/room/remembered-choices"
import { whenEngaged } from "@/lib/room/when-engaged"
import { BrokenLink } from "./broken-link"
import { EntryContext } from "./entry-context"
import { GreenRoom, type Joining } from "./greenroom/green-room"
import { linkFeatureList } from "./link-feature-list"
import { type LoadedCall, loadCall } from "./load-call"
import { Left } from "./stage/left"
import { ErrorBoundary } from "./ui/error-boundary"
import { Frame } from "./ui/frame"
import { useLinkFragment } from "./use-link-fragment"

/** What a visit can be at; each has one view. */
type View =
  /** With `begun`, the join has begun and the stage is not shown yet. */
  | { name: "green-room"; fault?: string; begun?: Begun }
  | { name: "call"; begun: Begun }
  | { name: "left"; ending: Ending }

/** A join, and what the link carried when it began: a key that is put into the address later is none of this call's. */
type Begun = { joining: Joining; fragment: string }

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
  const fragment = useLinkFragment()
  const [prepared, setPrepared] = useState<Credentials>()
  // Each stay has a Call of its own.
  const [stay, setStay] = useState(0)

  // LiveKit's client is large, and comes while the person is in the green room. Not by `lazy`: React makes whoever has
  // waited for such a component, however shortly, wait for 300 ms.
  const [call, setCall] = useState<LoadedCall>()
  const [load] = useState(() => async () => {
    const loaded = await loadCall()
    setCall((known) => known ?? loaded)
  })
  // Not before the green room can be used. Where this fails, the join fails too, and says so.
  useEffect(() => {
    const loadAhead = () => void load().catch(() => undefined)
    // Whoever has been here may join at once; others have their name to type.
    if (rememberedChoices.getState().name) loadAhead()
    else return whenEngaged(loadAhead)
  }, [load])

  if (view.name === "left") {
    return (
      <Frame>
        <Left ending={view.ending} onRejoin={() => setView({ name: "green-room" })} />
      </Frame>
    )
  }
  const { begun } = view
  const linkFault = begun ? undefined : faultOfLink(fragment)
  if (linkFault) {
    return (
      <Frame>
        <BrokenLink fault={linkFault} />
      </Frame>
    )
  }
  const end = (next: View) => {
    setStay(stay + 1)
    setPrepared(undefined)
    setView(next)
  }
  const carried = begun?.fragment ?? fragment
  return (
    <>
      {view.name === "green-room" && (
        <Frame aside={aside}>
          <GreenRoom
            key={stay}
            roomName={roomName}
            identity={ghost}
            fault={view.fault}
            loadCall={load}
            onPrepared={setPrepared}
            // At once, not with the next picture: the connection begins when the call knows.
            onJoin={(joining) => flushSync(() => setView({ ...view, begun: { joining, fragment } }))}
          />
        </Frame>
      )}
      {call && (
        <ErrorBoundary
          // Another key is another call.
          key={`${stay} ${carried}`}
          fallback={(_, error) => {
            // What breaks in the wings is no matter of who is still in the green room.
            if (begun) throw error
            return null
          }}
        >
          <call.Call
            roomName={roomName}
            fragment={carried}
            parts={call.parts}
            prepared={prepared}
            joining={begun?.joining}
            isShown={view.name === "call"}
            // In slices, between which the page goes on.
            onShow={() => begun && startTransition(() => setView({ name: "call", begun }))}
            onEnded={(ending) => {
              setGhost(ending.mayLeaveGhost ? begun?.joining.credentials.identity : undefined)
              end({ name: "left", ending })
            }}
            onFailed={(fault) => end({ name: "green-room", fault })}
          />
        </ErrorBoundary>
      )}
    </>
  )
}

/** Why nobody may join by a link that ends in `fragment`, as a sentence. */
function faultOfLink(fragment: string): string | undefined {
  return linkFeatureList.map(({ faultOf }) => faultOf(fragment)).find(Boolean)
}
