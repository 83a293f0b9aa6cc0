import type { Metadata, ResolvingMetadata } from "next"
import { headers } from "next/headers"
import { notFound } from "next/navigation"
import { RoomPage } from "@/components/room"
import { PageFrame } from "@/components/ui/page-frame"
import { SetupNotice } from "@/components/ui/setup-notice"
import { plainName } from "@/lib/room/plain-text"
import { normalizeRoomName, roomNameError } from "@/lib/room-name"
import { invitableAgents } from "@/lib/server/agents"
import { pageAccount } from "@/lib/server/authorize"
import { pageTokenSource, readEnv } from "@/lib/server/env"
import { siteOrigin } from "@/lib/server/origin"
import { site } from "@/lib/site"
import { texts } from "@/lib/texts/prejoin"

type RoomProps = PageProps<"/rooms/[roomName]">

export async function generateMetadata({ params }: RoomProps, parent: ResolvingMetadata): Promise<Metadata> {
  // Next decodes the parameters of this function, but not those of the page.
  const roomName = normalizeRoomName((await params).roomName)
  // Links can contain any name, so it must not affect the text around it in tabs and previews.
  const title = roomNameError(roomName) ? "" : plainName(roomName)
  const robots = { index: false }
  // Anyone who knows the name can join, so search engines must not list it.
  if (!title) return { robots }
  const invitation = texts.invitation(title)
  const { images } = (await parent).openGraph ?? {}
  return {
    title,
    robots,
    // Next replaces the layout's `openGraph` rather than merging it.
    openGraph: {
      type: "website",
      siteName: site.name,
      locale: "en",
      title: invitation,
      ...(images && { images }),
    },
    twitter: { card: "summary_large_image", title: invitation },
  }
}

export default async function Room(props: RoomProps) {
  const roomName = await readRoomName(props)
  if (!roomName) notFound()
  const configuration = readEnv()
  const tokenSource = pageTokenSource(configuration)
  if (!tokenSource) {
    return (
      <PageFrame align="top">
        <div className="mx-auto max-w-xl">
          <SetupNotice
            heading="h1"
            problems={configuration.ok ? [] : configuration.problems}
            localServerError={configuration.localLivekit.error}
          />
        </div>
      </PageFrame>
    )
  }
  const agentNames = configuration.ok ? invitableAgents(configuration.env) : []
  const account = tokenSource.kind === "endpoint" ? await readAccount(roomName) : {}
  // The key keeps another room from reusing this one's state, above all its token.
  return (
    <RoomPage
      key={roomName}
      roomName={roomName}
      tokenSource={tokenSource}
      agentNames={agentNames}
      account={account}
    />
  )
}

async function readAccount(roomName: string) {
  const requestHeaders = new Headers(await headers())
  const { href } = new URL(`/rooms/${encodeURIComponent(roomName)}`, siteOrigin(requestHeaders))
  return pageAccount({ headers: requestHeaders, url: href, method: "GET" })
}

/** Returns the decoded room name, or undefined if it is invalid. */
async function readRoomName({ params }: RoomProps): Promise<string | undefined> {
  try {
    const name = normalizeRoomName(decodeURIComponent((await params).roomName))
    return roomNameError(name) ? undefined : name
  } catch {
    return undefined
  }
}
