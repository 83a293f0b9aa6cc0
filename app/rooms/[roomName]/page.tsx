import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { RoomPage } from "@/components/room-page"
import { Frame } from "@/components/ui/frame"
import { SetupNotice } from "@/components/ui/setup-notice"
import { plainName } from "@/lib/room/plain-text"
import { roomNameFault } from "@/lib/room/room-name"
import { readEnv } from "@/lib/server/env"
import { invitableAgents } from "@/lib/server/invitable-agents"
import { pageTokenSource } from "@/lib/server/page-token-source"

type RoomProps = PageProps<"/rooms/[roomName]">

/** The room's name as it was before it went into the address; undefined when no room can have it. */
async function roomNameOf({ params }: RoomProps): Promise<string | undefined> {
  try {
    const name = decodeURIComponent((await params).roomName)
    return roomNameFault(name) ? undefined : name
  } catch {
    return undefined
  }
}

export async function generateMetadata(props: RoomProps): Promise<Metadata> {
  // A link can hold any name, and a title stands among other words: in tabs, histories and previews.
  const title = plainName((await roomNameOf(props)) ?? "")
  // Whoever knows the name can come in, so it is not for search engines.
  return { ...(title && { title }), robots: { index: false } }
}

export default async function Room(props: RoomProps) {
  const roomName = await roomNameOf(props)
  if (!roomName) notFound()
  const configuration = readEnv()
  const tokenSource = pageTokenSource(configuration)
  if (!tokenSource) {
    const problems = configuration.ok ? [] : configuration.problems
    return (
      <Frame>
        <div className="mx-auto max-w-xl">
          <SetupNotice heading="h1" problems={problems} localServerError={configuration.localLivekit.error} />
        </div>
      </Frame>
    )
  }
  // Another room is another page: nothing of the last one, least of all its token, may stay.
  const agentNames = configuration.ok ? invitableAgents(configuration.env) : []
  return <RoomPage key={roomName} roomName={roomName} tokenSource={tokenSource} agentNames={agentNames} />
}
