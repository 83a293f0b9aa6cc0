import { type Participant, type Room, Track, type TrackPublication } from "livekit-client"

/** What a tile shows; without a publication it stands for somebody whose camera is off. */
export type TileTrack = {
  participant: Participant
  source: Track.Source
  publication: TrackPublication | undefined
}

/** So many people without a picture have a tile, and beyond them who speaks: nobody turns hundreds of such pages. */
const MOST_UNSEEN = 200

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
  const add = (participant: Participant) => {
    const camera = participant.getTrackPublication(Track.Source.Camera)
    const screen = participant.getTrackPublication(Track.Source.ScreenShare)
    if (camera) seen.push({ participant, source: Track.Source.Camera, publication: camera })
    else if (unseen.length < MOST_UNSEEN || participant.isSpeaking) {
      unseen.push({ participant, source: Track.Source.Camera, publication: undefined })
    }
    if (screen) seen.push({ participant, source: Track.Source.ScreenShare, publication: screen })
  }
  // Until the room is joined the person themselves has no identity, and no name.
  if (localParticipant.identity) add(localParticipant)
  for (const participant of remoteParticipants.values()) add(participant)
  return [...seen, ...unseen]
}
