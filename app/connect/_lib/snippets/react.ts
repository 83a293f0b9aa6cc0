import { sessionSources } from "./session-sources"
import type { Platform } from "./types"

const app = (
  source: string,
  options: string,
) => `import { RoomAudioRenderer, SessionProvider, useSession, useTracks, VideoTrack } from "@livekit/components-react"
import { TokenSource, Track } from "livekit-client"

// Outside the component, or in useMemo: a new source at each render asks for a new token.
${source}

export function Call() {
  const session = useSession(tokenSource${options})
  const join = async () => {
    await session.start({ tracks: { camera: { enabled: false }, microphone: { enabled: false } } })
    // After joining: who refuses a device is in the room all the same.
    await session.room.localParticipant.enableCameraAndMicrophone()
  }
  return (
    <SessionProvider session={session}>
      {session.isConnected ? <Cameras /> : <button onClick={join}>Join</button>}
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

export const react: Platform = {
  id: "react",
  name: "React",
  language: "TypeScript",
  install: { code: "npm install livekit-client @livekit/components-react@^2.9.24", language: "Shell" },
  note: "A page of another origin gets a token only when ALLOWED_ORIGINS names it.",
  snippets: sessionSources(app),
}
