import {
  useMultibandTrackVolume,
  useParticipantAttribute,
  useParticipantTracks,
} from "@livekit/components-react"
import { type Participant, Track } from "livekit-client"
import { Bot } from "lucide-react"
import { texts } from "@/lib/texts/call"

const MICROPHONE = [Track.Source.Microphone]
const BANDS = { bands: 5, loPass: 100, hiPass: 200 }

type AgentTileProps = {
  participant: Participant
  /** The agent itself, or its avatar. */
  publisher: Participant
}

/** Shows an agent's voice as bars, and what the agent is doing. */
export function AgentTileContent({ participant, publisher }: AgentTileProps) {
  const state = useParticipantAttribute("lk.agent.state", { participant })
  const [voice] = useParticipantTracks(MICROPHONE, publisher.identity)
  const bands = useMultibandTrackVolume(voice, BANDS)

  return (
    <div className="grid size-full place-items-center bg-avatar-1 text-scrim-foreground">
      <div className="flex flex-col items-center gap-3">
        {voice ? (
          <div aria-hidden="true" className="flex h-[clamp(2rem,30cqmin,6rem)] items-center gap-[2cqmin]">
            {bands.map((volume, band) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a band is its position
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
