"use client"
import {
  RoomAudioRenderer,
  SessionProvider,
  useSession,
  useTracks,
  VideoTrack,
} from "@livekit/components-react"
import { TokenSource, Track } from "livekit-client"

// Outside the component, or in useMemo: a new source on each render requests a new token.
const tokenSource = TokenSource.endpoint("/api/token")

export default function Call() {
  const session = useSession(tokenSource, { roomName: "demo", participantName: "Ada" })
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
