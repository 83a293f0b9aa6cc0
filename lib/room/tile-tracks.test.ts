import { type Participant, type Room, Track, type TrackPublication } from "livekit-client"
import { expect, test } from "vitest"
import { tileTracks } from "./tile-tracks"

const { Camera, ScreenShare, Microphone } = Track.Source

function person(identity: string, ...sources: Track.Source[]): Participant {
  const publications = new Map(sources.map((source) => [source, { source } as TrackPublication]))
  return {
    identity,
    getTrackPublication: (source: Track.Source) => publications.get(source),
  } as unknown as Participant
}

function tiles(own: Participant, ...others: Participant[]) {
  const room = {
    localParticipant: own,
    remoteParticipants: new Map(others.map((one) => [one.identity, one])),
  }
  return tileTracks(room as unknown as Room).map(
    ({ participant, source, publication }) =>
      `${participant.identity} ${source} ${publication ? "on" : "off"}`,
  )
}

test("each person has one tile, and another for a screen; those with a picture come first", () => {
  const ada = person("ada", Microphone)
  const ben = person("ben", Camera, ScreenShare)
  expect(tiles(ada, ben, person("cleo"))).toEqual([
    "ben camera on",
    "ben screen_share on",
    "ada camera off",
    "cleo camera off",
  ])
})

test("of a crowd without pictures, those who speak have a tile", () => {
  const crowd = Array.from({ length: 1000 }, (_, index) => person(`one-${index}`))
  const speaker = Object.assign(person("speaker"), { isSpeaking: true })
  const all = tiles(person("ada"), ...crowd, speaker, person("ben", Camera))
  expect(all).toHaveLength(202)
  expect(all).toEqual(expect.arrayContaining(["ada camera off", "speaker camera off", "ben camera on"]))
})

test("whoever has not joined yet has none", () => {
  expect(tiles(person(""))).toEqual([])
})
