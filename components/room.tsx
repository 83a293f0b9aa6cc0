"use client"

import Link from "next/link"
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react"
import { CallEnded } from "@/components/call/call-ended"
import { PreJoin } from "@/components/prejoin/prejoin"
import { buttonStyles } from "@/components/ui/button"
import { CopyLinkButton } from "@/components/ui/copy-button"
import { PageFrame } from "@/components/ui/page-frame"
import { loadPart } from "@/lib/load-part"
import { backStack } from "@/lib/room/back-stack"
import type { CallEnd } from "@/lib/room/call-end"
import { CallSession, type CallSessionState } from "@/lib/room/call-session"
import { joinErrorMessage } from "@/lib/room/join-error"
import { type JoinSource, tokenJoinSource } from "@/lib/room/join-source"
import { parseRoomKey } from "@/lib/room/room-key"
import { type Account, goToSignIn } from "@/lib/room/sign-in"
import type { TokenSourceChoice } from "@/lib/room/token-source"
import { texts } from "@/lib/texts/join"

type RoomPageProps = {
  roomName: string
  /** Where the page gets its tokens. */
  tokenSource: TokenSourceChoice
  /** The agents that participants may invite. */
  agentNames: readonly string[]
  account: Account
}

/** The page of one of this app's rooms. */
export function RoomPage({ roomName, tokenSource, agentNames, account }: RoomPageProps) {
  const [source] = useState(() => tokenJoinSource(tokenSource, agentNames, account))
  return <RoomViews roomName={roomName} source={source} aside={<CopyLinkButton />} />
}

type RoomViewsProps = {
  roomName: string
  source: JoinSource
  /** Shown beside the logo before joining. */
  aside: ReactNode
  /** Replaced in tests. */
  importCall?: () => Promise<CallModule>
}

/** LiveKit's client and everything that needs it: a chunk that loads during the pre-join screen. */
const importCallModule = () => import("@/components/call/call")
type CallModule = Pick<typeof import("@/components/call/call"), "ActiveCall" | "Call">

/** A room before, during and after the call: a view for each status of its CallSession. */
export function RoomViews({ roomName, source, aside, importCall = importCallModule }: RoomViewsProps) {
  const [Call, setCall] = useState<CallModule["Call"]>()
  const [session] = useState(
    () =>
      new CallSession({
        roomName,
        source,
        end: endOfVisit(),
        loadCall: async () => {
          const loaded = await loadPart(importCall)
          setCall(() => loaded.Call)
          return (options) => {
            const encryptionKey = parseRoomKey(location.hash)
            return new loaded.ActiveCall({ ...options, encryptionKey })
          }
        },
      }),
  )
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState)
  const linkError = useLinkError()
  const signInUrl = source.signInUrl ?? ("failure" in state ? state.failure?.signInUrl : undefined)
  useEffect(() => () => session.close(), [session])
  useEffect(() => backStack.attach(), [])
  useEffect(() => rememberEnd(state), [state])

  const preJoin = (
    <PageFrame key="pre-join" aside={aside} align="top">
      <PreJoin key={session.round} roomName={roomName} source={source} session={session} state={state} />
    </PageFrame>
  )
  const call = Call && "call" in state && (
    <Call
      key="call"
      call={state.call}
      roomName={roomName}
      source={source}
      isShown={state.status !== "connecting" || state.isSlow}
    />
  )
  switch (state.status) {
    case "pre-join":
    case "requesting-token":
      if (linkError) return <BrokenLink error={linkError} />
      return signInUrl ? <SignIn url={signInUrl} /> : [preJoin]
    case "connecting":
      return [!state.isSlow && preJoin, call]
    case "connected":
    case "reconnecting":
      return [call]
    case "ended":
      return (
        <PageFrame>
          <CallEnded roomName={roomName} end={state.end} onRejoin={() => session.rejoin()} />
        </PageFrame>
      )
    default:
      return state satisfies never
  }
}

/** How the calls of this tab's visits have ended: Forward to one shows where the user was. */
const ends = new Map<string, CallEnd>()

function endOfVisit(): CallEnd | undefined {
  return ends.get(backStack.visit() ?? "")
}

function rememberEnd(state: CallSessionState) {
  const visit = backStack.visit()
  if (!visit) return
  if (state.status === "ended") ends.set(visit, state.end)
  else ends.delete(visit)
}

/** Shown instead of the pre-join screen if the link's key is damaged: joining would send unencrypted media. */
function BrokenLink({ error }: { error: string }) {
  return (
    <PageFrame>
      <div role="alert" className="flex flex-col items-center gap-4 text-center">
        <h1 className="text-title">{texts.brokenLink.title}</h1>
        <p className="max-w-sm text-muted-foreground">{error}</p>
        <Link href="/" className={`${buttonStyles.outline} mt-3`}>
          {texts.brokenLink.back}
        </Link>
      </div>
    </PageFrame>
  )
}

/** Leads to the sign-in page. The link is for browsers that take a while to load it. */
function SignIn({ url }: { url: string }) {
  useEffect(() => goToSignIn(url), [url])
  return (
    <PageFrame>
      <div className="flex flex-col items-center gap-4 text-center">
        <h1 className="text-title">{texts.signIn.title}</h1>
        <button type="button" onClick={() => goToSignIn(url)} className={`${buttonStyles.outline} mt-3`}>
          {texts.signIn.open}
        </button>
      </div>
    </PageFrame>
  )
}

/** Returns why the page's link can't be used. The server never sees its fragment, so hydration begins without an error. */
function useLinkError(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener("hashchange", listener)
      return () => window.removeEventListener("hashchange", listener)
    },
    () => {
      try {
        parseRoomKey(location.hash)
      } catch (error) {
        return joinErrorMessage(error)
      }
    },
    () => undefined,
  )
}
