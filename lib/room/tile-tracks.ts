import { type Participant, type Room, Track, type TrackPublication } from "livekit-client"

/** What a tile shows; without a publication it stands for somebody whose camera is off. */
export type TileTrack = {
  participant: Participant
  source: Track.Source
  publication: TrackPublication | undefined
}

/**
 * What has a tile in a room: of each person the camera, or their place while there is none, and the screen that they
 * share. Those of whom something can be seen come first.
 */
export function tileTracks({
  localParticipant,
  remoteParticipants,
}: Pick<Room, "localParticipant" | "remoteParticipants">): TileTrack[] {
  const seen: TileTrack[] = []
  const unseen: TileTrack[] = []
  for (const participant of [localParticipant, ...remoteParticipants.values()]) {
    // Until the room is joined the person themselves has no identity, and no name.
    if (!participant.identity) continue
    const camera = participant.getTrackPublication(Track.Source.Camera)
    const screen = participant.getTrackPublication(Track.Source.ScreenShare)
    ;(camera ? seen : unseen).push({ participant, source: Track.Source.Camera, publication: camera })
    if (screen) seen.push({ participant, source: Track.Source.ScreenShare, publication: screen })
  }
  return [...seen, ...unseen]
}
