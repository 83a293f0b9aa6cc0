type Speaker = {
  identity: string
  name?: string | undefined
  isAgent: boolean
  trackPublications: ReadonlyMap<string, unknown>
}

type People = {
  localParticipant: Speaker
  remoteParticipants: ReadonlyMap<string, Speaker>
}

const TRACK = "lk.transcribed_track_id"

/**
 * Who said what a transcription says: whoever sent it, or whose track it names. Only an agent is believed in naming
 * others: anybody else could put words into their mouths.
 */
export function captionSpeaker(
  { localParticipant, remoteParticipants }: People,
  sender: string,
  attributes: Readonly<Record<string, string>> | undefined,
): { identity: string; name: string | undefined; isAgent: boolean } {
  const everyone = [localParticipant, ...remoteParticipants.values()]
  const from = everyone.find(({ identity }) => identity === sender)
  const track = attributes?.[TRACK]
  const named =
    track && from?.isAgent
      ? everyone.find(({ trackPublications }) => trackPublications.has(track))
      : undefined
  const speaker = named ?? from
  return { identity: speaker?.identity ?? sender, name: speaker?.name, isAgent: speaker?.isAgent ?? false }
}
