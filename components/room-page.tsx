"use client"

import { useState } from "react"
import { ownEntry } from "@/lib/room/own-entry"
import type { TokenSourceChoice } from "@/lib/room/token-source"
import { CopyLinkButton } from "./ui/copy-link-button"
import { Visit } from "./visit"

type RoomPageProps = {
  roomName: string
  /** Where the page gets its tokens. */
  tokenSource: TokenSourceChoice
  /** The agents that people in the room may invite. */
  agentNames: readonly string[]
}

/** The page of a room of this app's. */
export function RoomPage({ roomName, tokenSource, agentNames }: RoomPageProps) {
  const [entry] = useState(() => ownEntry(tokenSource, agentNames))
  return <Visit roomName={roomName} entry={entry} aside={<CopyLinkButton />} />
}
