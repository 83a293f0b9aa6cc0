import { useSpeakingParticipants } from "@livekit/components-react"
import { useEffect, useRef } from "react"
import { tileKey } from "@/lib/room/focus"
import { orderTiles } from "@/lib/room/tile-order"
import type { TileTrack } from "@/lib/room/tile-tracks"

/** The tracks in an order that changes as little as possible: the person's own first, then as they came. */
export function useOrderedTracks(tracks: readonly TileTrack[], perPage: number) {
  const speakers = new Set(useSpeakingParticipants().map(({ identity }) => identity))
  const previous = useRef<string[]>([])
  const byKey = new Map(
    tracks
      .toSorted((a, b) => Number(b.participant.isLocal) - Number(a.participant.isLocal))
      .map((track) => [tileKey(track.participant.identity, track.source), track]),
  )
  const order = orderTiles(
    previous.current,
    [...byKey].map(([key, { participant }]) => ({ key, isSpeaking: speakers.has(participant.identity) })),
    perPage,
  )
  useEffect(() => {
    previous.current = order
  })
  return order.flatMap((key) => byKey.get(key) ?? [])
}
