"use client"

import { useState } from "react"
import { ownEntry } from "@/lib/room/own-entry"
import type { TokenSourceChoice } from "@/lib/room/token-source"
import { CopyLinkButton } from "./ui/copy-link-button"
import { Visit } from "./visit"

/** The page of a room of this app's. @param tokenSource where the page gets its tokens */
export function RoomPage({ roomName, tokenSource }: { roomName: string; tokenSource: TokenSourceChoice }) {
  const [entry] = useState(() => ownEntry(tokenSource))
  return <Visit roomName={roomName} entry={entry} aside={<CopyLinkButton />} />
}
