import { useRoomContext } from "@livekit/components-react"
import { ConnectionState, type Participant, type Room, RoomEvent, Track } from "livekit-client"
import { CircleDot, LogOut, MicOff, MonitorUp, UserPlus } from "lucide-react"
import { useEffect } from "react"
import { agentBehind, type ParticipantFacts } from "@/lib/participants"
import { participantName, rosterOf } from "@/lib/room/roster"
import { texts } from "@/lib/texts/call"
import type { Announce, EventKind } from "./announcer"

const YOU_JOINED: EventKind<number> = { id: "you-joined", format: (others) => others.map(texts.youJoined) }
const JOINED: EventKind<string> = {
  id: "joined",
  format: texts.joined,
  icon: UserPlus,
  preference: "joinNotices",
  sound: "joined",
}
const LEFT: EventKind<string> = { ...JOINED, id: "left", format: texts.left, icon: LogOut, sound: "left" }
const SCREEN_SHARE: EventKind<ScreenShareChange> = {
  id: "screen-share",
  format: describeScreenShares,
  icon: MonitorUp,
}
const MUTED_BY_HOST: EventKind<string> = {
  id: "muted-by-host",
  format: (messages) => [...new Set(messages)],
  icon: MicOff,
}

/** Each message is a whole one, so that of several only the last is said. */
const RECORDING: EventKind<string> = {
  id: "recording",
  format: (messages) => messages.slice(-1),
  icon: CircleDot,
}

/** Announces what the room reports: who joins, leaves and shares a screen, recordings, and being muted by a host. */
export function useRoomAnnouncements(announce: Announce): void {
  const room = useRoomContext()
  useEffect(() => announceChanges(room, announce), [room, announce])
  useEffect(() => announceRecording(room, announce), [room, announce])
  useEffect(() => announceRemoteMutes(room, announce), [room, announce])
}

const CHANGES = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
] as const

/** A participant or a screen that is back within this time is not announced. */
const DEBOUNCE_MS = 500

/** Who is in the room, and whose screen is shared: by identity. */
type Presence = { names: ReadonlyMap<string, string>; screens: ReadonlyMap<string, Participant> }

/**
 * Compares who is here and who shares a screen after a debounce: during a reconnect, LiveKit fires events as if everyone
 * had left and come back.
 */
function announceChanges(room: Room, announce: Announce): () => void {
  let known: Presence | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const compare = () => {
    timer = undefined
    if (room.state !== ConnectionState.Connected) return
    const present = presenceOf(room)
    if (known) {
      announceDifferences(known, present, announce)
    } else {
      // Those participants didn't join just now, but whose screen is shared is news for the user.
      announce(YOU_JOINED, present.names.size)
      announceDifferences({ ...present, screens: new Map() }, present, announce)
    }
    known = present
  }
  const onChange = () => {
    // The first list is the starting point.
    if (!known) compare()
    else timer ??= setTimeout(compare, DEBOUNCE_MS)
  }
  for (const event of CHANGES) room.on(event, onChange)
  return () => {
    clearTimeout(timer)
    for (const event of CHANGES) room.off(event, onChange)
  }
}

function presenceOf(room: Room): Presence {
  const { participants } = rosterOf(room)
  const others = participants.filter(({ isLocal }) => !isLocal)
  const sharing = participants.filter(
    (participant) => participant.getTrackPublication(Track.Source.ScreenShare) !== undefined,
  )
  return {
    // An avatar worker counts as its agent, so that it isn't announced if it is there before or after the agent.
    names: new Map(
      others.map((participant) => [
        agentBehind(participant) ?? participant.identity,
        participantName(participant),
      ]),
    ),
    screens: new Map(sharing.map((participant) => [participant.identity, participant])),
  }
}

function announceDifferences(before: Presence, now: Presence, announce: Announce) {
  for (const [identity, name] of now.names) if (!before.names.has(identity)) announce(JOINED, name)
  for (const [identity, name] of before.names) if (!now.names.has(identity)) announce(LEFT, name)
  for (const [identity, participant] of now.screens) {
    if (!before.screens.has(identity)) announce(SCREEN_SHARE, { participant, isShared: true })
  }
  for (const [identity, participant] of before.screens) {
    const isHere = participant.isLocal || now.names.has(identity)
    if (isHere && !now.screens.has(identity)) announce(SCREEN_SHARE, { participant, isShared: false })
  }
}

type ScreenShareChange = {
  participant: ParticipantFacts & { isLocal: boolean }
  isShared: boolean
}

/** Returns who began and stopped sharing a screen; of several events of one participant, the last counts. */
export function describeScreenShares(events: readonly ScreenShareChange[]): string[] {
  const last = [...new Map(events.map((event) => [event.participant.identity, event])).values()]
  const namesOf = (shared: boolean) =>
    last
      .filter(({ participant, isShared }) => !participant.isLocal && isShared === shared)
      .map(({ participant }) => participantName(participant))
  const own = last.find(({ participant }) => participant.isLocal)
  const started = namesOf(true)
  const stopped = namesOf(false)
  return [
    ...(own ? [own.isShared ? texts.sharingScreen.you : texts.stoppedSharing.you] : []),
    ...(started.length > 0 ? texts.sharingScreen.others(started) : []),
    ...(stopped.length > 0 ? texts.stoppedSharing.others(stopped) : []),
  ]
}

/** Announces that a recording starts or stops, or that the room was joined during one. */
function announceRecording(room: Room, announce: Announce): () => void {
  let known: boolean | undefined
  const onChange = () => {
    // A reconnect doesn't change anything that was said.
    if (room.state !== ConnectionState.Connected || room.isRecording === known) return
    if (room.isRecording)
      announce(RECORDING, known === undefined ? texts.recordingNow : texts.recordingStarted)
    else if (known) announce(RECORDING, texts.recordingStopped)
    known = room.isRecording
  }
  onChange()
  room.on(RoomEvent.RecordingStatusChanged, onChange).on(RoomEvent.ConnectionStateChanged, onChange)
  return () => {
    room.off(RoomEvent.RecordingStatusChanged, onChange).off(RoomEvent.ConnectionStateChanged, onChange)
  }
}

/**
 * Announces that the server muted the local participant on a host's request. LiveKit has no event of its room for that:
 * its `TrackMuted` comes for the user's own presses too.
 */
function announceRemoteMutes(room: Room, announce: Announce): () => void {
  const onRemoteMute = (trackSid: string, isMuted: boolean) => {
    const publication = room.localParticipant.trackPublications.get(trackSid)
    // LiveKit mutes the track asynchronously after this event.
    if (!publication || publication.isMuted || !isMuted) return
    const message = texts.mutedByHost[publication.source]
    if (message) announce(MUTED_BY_HOST, message)
  }
  const listen = () => {
    room.engine?.off("remoteMute", onRemoteMute).on("remoteMute", onRemoteMute)
  }
  listen()
  room.on(RoomEvent.SignalConnected, listen)
  return () => {
    room.off(RoomEvent.SignalConnected, listen)
    room.engine?.off("remoteMute", onRemoteMute)
  }
}
