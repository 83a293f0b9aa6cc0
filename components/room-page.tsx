"use client"

import dynamic from "next/dynamic"
import { type ReactNode, useEffect, useState } from "react"
import type { Ending } from "@/lib/room/ending"
import { texts as encryptionTexts } from "@/lib/texts/encryption"
import { GreenRoom, type Joining } from "./greenroom/green-room"
import { useRoomKey } from "./stage/encryption/use-room-key"
import { Left } from "./stage/left"
import { CopyLinkButton } from "./ui/copy-link-button"
import { Logo } from "./ui/logo"

// LiveKit's client is large and has no place on the server. It comes while the person is in the green room.
const loadCall = () => import("./stage/call").then((module) => module.Call)
const Call = dynamic(loadCall, { ssr: false })

/** What the room page can show; each has one view. */
type View =
  | { name: "green-room"; fault?: string }
  | { name: "call"; joining: Joining; roomKey: Uint8Array<ArrayBuffer> | undefined }
  | { name: "left"; ending: Ending }

type RoomPageProps = {
  roomName: string
  /** The agents that people in the room may invite. */
  agentNames: readonly string[]
}

/** A room, from the green room through the call to its end. */
export function RoomPage({ roomName, agentNames }: RoomPageProps) {
  const [view, setView] = useState<View>({ name: "green-room" })
  // The identity whose place in the room a cut connection may have left behind. Kept in memory only: a tab that is
  // duplicated must not take over the place of the first.
  const [ghost, setGhost] = useState<string>()
  const roomKey = useRoomKey()

  // Where this fails, the join fails too, and says so.
  useEffect(() => void loadCall().catch(() => undefined), [])

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
        <Frame aside={<CopyLinkButton />}>
          <GreenRoom
            roomName={roomName}
            identity={ghost}
            fault={view.fault}
            onJoin={(joining) => setView({ name: "call", joining, roomKey: roomKey.key })}
          />
        </Frame>
      )
    case "call":
      return (
        <Call
          roomName={roomName}
          joining={view.joining}
          roomKey={view.roomKey}
          agentNames={agentNames}
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

function Frame({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-7xl flex-col px-5 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-3 sm:py-4">
        <Logo />
        {aside}
      </header>
      <main className="mx-auto grid w-full max-w-6xl flex-1 content-center justify-items-center pb-10 *:w-full">
        {children}
      </main>
    </div>
  )
}
