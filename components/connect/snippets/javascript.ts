import { endpointUrl, PLACEHOLDER_ID, PLACEHOLDER_TOKEN, type Platform } from "./platform"

const ORIGINS_NOTE = "ALLOWED_ORIGINS must list the origins of other sites whose pages request tokens."

export const javascript: Platform = {
  id: "javascript",
  name: "JavaScript",
  language: "JavaScript",
  install: "npm install livekit-client",
  note: ORIGINS_NOTE,
  snippets: tokenSources(javascriptModule),
}

const reactSnippets = tokenSources(reactModule)

export const react: Platform = {
  id: "react",
  name: "React",
  language: "TypeScript",
  install: "npm install livekit-client @livekit/components-react@^2.9.24",
  note: ORIGINS_NOTE,
  snippets: {
    ...reactSnippets,
    endpoint: (addresses) => ({ ...reactSnippets.endpoint(addresses), example: "examples/minimal" }),
  },
}

export const reactNative: Platform = {
  id: "react-native",
  name: "React Native",
  language: "TypeScript",
  install:
    "npm install livekit-client @livekit/react-native @livekit/react-native-webrtc @livekit/components-react@^2.9.24",
  note: "The two native packages also need setup in the iOS and Android projects: see their READMEs.",
  snippets: tokenSources(reactNativeModule),
}

/**
 * Returns the four snippets of a platform that uses livekit-client's `TokenSource`.
 * @param toModule the code around `const tokenSource = …`; `options` is empty for a literal token, which has its room
 */
function tokenSources(toModule: (source: string, options: string) => string): Platform["snippets"] {
  const snippet = (source: string, options = `{ roomName: "demo", participantName: "Ada" }`) => ({
    code: toModule(`const tokenSource = ${source}`, options),
  })
  return {
    endpoint: (addresses) => snippet(`TokenSource.endpoint("${endpointUrl(addresses)}")`),
    development: ({ appUrl }) =>
      snippet(`TokenSource.developmentTokenServer("${PLACEHOLDER_ID}", {
  baseUrl: "${appUrl}", // default: LiveKit Cloud
})`),
    custom: (addresses) =>
      snippet(`TokenSource.custom(async (options) =>
  TokenSource.endpoint("${endpointUrl(addresses)}", {
    // Your own accessToken() returns the signed-in user's token, refreshed if needed.
    headers: { Authorization: \`Bearer \${await accessToken()}\` },
  }).fetch(options),
)`),
    literal: ({ serverUrl }) =>
      snippet(
        `TokenSource.literal({
  serverUrl: "${serverUrl}",
  participantToken: "${PLACEHOLDER_TOKEN}",
})`,
        "",
      ),
  }
}

function javascriptModule(source: string, options: string): string {
  return `import { Room, TokenSource } from "livekit-client"

// Create one token source per room.
${source}
const credentials = await tokenSource.fetch(${options})

const room = new Room({ adaptiveStream: true, dynacast: true })
await room.connect(credentials.serverUrl, credentials.participantToken)
await room.localParticipant.enableCameraAndMicrophone()
`
}

/** With the endpoint, this is `examples/minimal/page.tsx` (tested): change both. A browser test joins with it. */
function reactModule(source: string, options: string): string {
  return `"use client"
import {
  RoomAudioRenderer,
  SessionProvider,
  useSession,
  useTracks,
  VideoTrack,
} from "@livekit/components-react"
import { TokenSource, Track } from "livekit-client"

// Outside the component, or in useMemo: a new source on each render requests a new token.
${source}

export default function Call() {
  const session = useSession(tokenSource${options && `, ${options}`})
  const join = async () => {
    await session.start({ tracks: { camera: { enabled: false }, microphone: { enabled: false } } })
    // After joining, so that a denied permission doesn't prevent joining.
    await session.room.localParticipant.enableCameraAndMicrophone()
  }
  return (
    <SessionProvider session={session}>
      <button type="button" onClick={session.isConnected ? session.end : join}>
        {session.isConnected ? "Leave" : "Join"}
      </button>
      <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr" }}>
        <Cameras />
      </div>
      <RoomAudioRenderer />
    </SessionProvider>
  )
}

function Cameras() {
  return useTracks([Track.Source.Camera]).map((track) => (
    <VideoTrack key={track.publication.trackSid} trackRef={track} />
  ))
}
`
}

function reactNativeModule(source: string, options: string): string {
  return `import { SessionProvider, useSession, useTracks } from "@livekit/components-react"
import { AudioSession, registerGlobals, VideoTrack } from "@livekit/react-native"
import { TokenSource, Track } from "livekit-client"
import { Button } from "react-native"

registerGlobals() // once, before any other LiveKit call

${source}

export function Call() {
  const session = useSession(tokenSource${options && `, ${options}`})
  const join = async () => {
    await AudioSession.startAudioSession()
    await session.start({ tracks: { camera: { enabled: false }, microphone: { enabled: false } } })
    await session.room.localParticipant.enableCameraAndMicrophone()
  }
  return (
    <SessionProvider session={session}>
      {session.isConnected ? <Cameras /> : <Button title="Join" onPress={join} />}
    </SessionProvider>
  )
}

function Cameras() {
  return useTracks([Track.Source.Camera]).map((track) => (
    <VideoTrack key={track.publication.trackSid} trackRef={track} style={{ height: 240 }} />
  ))
}
`
}
