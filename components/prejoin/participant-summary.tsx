import { CircleDot } from "lucide-react"
import { useEffect, useState } from "react"
import { avatarColors, initials } from "@/components/ui/avatar"
import { answerText } from "@/lib/read-bounded"
import { parseParticipantSummary, type ParticipantSummary as Summary } from "@/lib/room/participant-summary"
import { fetchApi } from "@/lib/room/token-source"
import { site } from "@/lib/site"
import { texts } from "@/lib/texts/prejoin"

const POLL_INTERVAL_MS = 10_000
const INTERVAL_AFTER_FAILURE_MS = 60_000

/** Says who is already in the room. Its line takes up space before the answer arrives, so that nothing moves. */
export function ParticipantSummary({ roomName }: { roomName: string }) {
  const summary = useParticipantSummary(roomName)
  const text = summary && texts.participantSummary(summary)
  // Screen readers announce the first answer only; later ones would interrupt.
  const [announcement, setAnnouncement] = useState<string>()
  if (text && !announcement) setAnnouncement(text)
  if (!site.showsParticipants) return null

  return (
    <div className="text-label text-muted-foreground">
      <div className="flex min-h-8 items-center gap-2.5">
        {summary && summary.count > 0 && (
          <span aria-hidden="true" className="flex shrink-0 -space-x-1.5">
            {Array.from(summary.names.entries(), ([index, name]) => (
              <span
                key={index}
                className={`grid size-8 place-items-center rounded-full border-2 border-background text-[11px] font-semibold text-scrim-foreground ${avatarColors(name).avatar}`}
              >
                {initials(name)}
              </span>
            ))}
          </span>
        )}
        <p className="wrap-anywhere">{text}</p>
        <span role="status" className="sr-only">
          {announcement}
        </span>
      </div>
      {/* Always rendered: screen readers announce changes of a status, but not a new one. */}
      <p role="status" className="mt-1 flex items-center gap-1.5 font-medium text-foreground empty:mt-0">
        {summary?.isRecording && (
          <>
            <CircleDot className="size-3.5 shrink-0 text-destructive" aria-hidden="true" />
            <span>{texts.isRecording}</span>
          </>
        )}
      </p>
    </div>
  )
}

/** Polls who is in the room while the page is visible; undefined while unknown. */
function useParticipantSummary(roomName: string): Summary | undefined {
  const [summary, setSummary] = useState<Summary>()

  useEffect(() => {
    if (!site.showsParticipants) return
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined

    const poll = async () => {
      clearTimeout(timer)
      timer = undefined
      if (document.visibilityState === "hidden") return
      const answer = await fetchSummary(roomName, controller.signal)
      if (controller.signal.aborted) return
      setSummary(answer)
      clearTimeout(timer)
      timer = setTimeout(poll, answer ? POLL_INTERVAL_MS : INTERVAL_AFTER_FAILURE_MS)
    }
    // A timer that is still running means that the page was hidden only briefly.
    const onVisibilityChange = () => timer === undefined && void poll()

    void poll()
    document.addEventListener("visibilitychange", onVisibilityChange)
    return () => {
      controller.abort()
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", onVisibilityChange)
    }
  }, [roomName])

  return summary
}

/** Returns undefined if the server doesn't answer: joining will say what is wrong. */
async function fetchSummary(roomName: string, signal: AbortSignal): Promise<Summary | undefined> {
  try {
    const response = await fetchApi(`/api/rooms/${encodeURIComponent(roomName)}/people`, { signal })
    return response.ok ? parseParticipantSummary(await answerText(response)) : undefined
  } catch {
    return undefined
  }
}
