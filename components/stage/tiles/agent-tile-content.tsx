import {
  useMultibandTrackVolume,
  useParticipantAttribute,
  useParticipantTracks,
} from "@livekit/components-react"
import { type Participant, Track } from "livekit-client"
import { Bot } from "lucide-react"
import { texts } from "@/lib/texts/agents"

const MICROPHONE = [Track.Source.Microphone]
const BANDS = { bands: 5, loPass: 100, hiPass: 200 }

/** What the tile of an agent shows in place of a face: its voice, and what it does. */
export function AgentTileContent({ participant }: { participant: Participant }) {
  const state = useParticipantAttribute("lk.agent.state", { participant })
  const [voice] = useParticipantTracks(MICROPHONE, participant.identity)
  const bands = useMultibandTrackVolume(voice, BANDS)

  return (
    <div className="grid size-full place-items-center bg-person-1 text-on-scrim">
      <div className="flex flex-col items-center gap-3">
        {voice ? (
          <div aria-hidden="true" className="flex h-[clamp(2rem,30cqmin,6rem)] items-center gap-[2cqmin]">
            {bands.map((volume, band) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place
                key={band}
                className="h-full w-[max(0.375rem,4cqmin)] origin-center rounded-full bg-current"
                style={{ transform: `scaleY(${Math.max(0.12, Math.min(1, volume)).toFixed(3)})` }}
              />
            ))}
          </div>
        ) : (
          <Bot className="size-[clamp(2rem,24cqmin,5rem)]" aria-hidden="true" />
        )}
        <p className="text-label font-medium">{texts.agentStates[state ?? ""] ?? texts.agent}</p>
      </div>
    </div>
  )
}
