import { sessionSources } from "./session-sources"
import type { Platform } from "./types"

const app = (
  source: string,
  options: string,
) => `import { SessionProvider, useSession, useTracks } from "@livekit/components-react"
import { AudioSession, registerGlobals, VideoTrack } from "@livekit/react-native"
import { TokenSource, Track } from "livekit-client"
import { Button } from "react-native"

registerGlobals() // once, before anything else of LiveKit

${source}

export function Call() {
  const session = useSession(tokenSource${options})
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

export const reactNative: Platform = {
  id: "react-native",
  name: "React Native",
  language: "TypeScript",
  install: {
    code: "npm install livekit-client @livekit/react-native @livekit/react-native-webrtc @livekit/components-react@^2.9.24",
    language: "Shell",
  },
  note: "The two native packages need a set-up of their own in the iOS and Android projects: see their READMEs.",
  snippets: sessionSources(app),
}
