import { Captions, CaptionsOff, ScrollText } from "lucide-react"
import { useEffect, useState, useSyncExternalStore } from "react"
import { ControlButton } from "@/components/call/control-button"
import type { Feature, Panel } from "@/components/call/feature-slots"
import { PanelButton } from "@/components/call/panel"
import { useStore } from "@/components/ui/use-store"
import { CaptionsProvider, useCaptions } from "./captions-provider"
import { texts } from "./texts"

/** Captions shown over the tiles at a time, and how long each one stays after its last change. */
const MAX_LINES = 2
const LINE_DURATION_MS = 7000

const panel: Panel = {
  id: "transcript",
  title: texts.transcript,
  load: () => import("./transcript-panel").then(({ TranscriptPanel }) => ({ default: TranscriptPanel })),
}

/** Live captions and a transcript, once an agent or a participant sends transcriptions. */
export const captions: Feature = {
  id: "captions",
  Provider: CaptionsProvider,
  controlButtons: [CaptionsButton, TranscriptButton],
  panel,
  Overlay: CaptionsOverlay,
}

function CaptionsButton() {
  const { isShown } = useCaptions()
  const shown = useStore(isShown)
  if (!useHasCaptions()) return null
  return (
    <ControlButton
      name={texts.captions}
      icon={shown ? Captions : CaptionsOff}
      tooltip={shown ? texts.hide : texts.show}
      pressed={shown}
      onPress={() => isShown.set(!shown)}
    />
  )
}

function TranscriptButton() {
  if (!useHasCaptions()) return null
  return (
    <PanelButton
      panel={panel}
      icon={ScrollText}
      tooltips={{ open: texts.openTranscript, close: texts.closeTranscript }}
    />
  )
}

function useHasCaptions(): boolean {
  const { captions } = useCaptions().log
  const hasCaptions = () => captions.get().length > 0
  return useSyncExternalStore(captions.subscribe, hasCaptions, hasCaptions)
}

/** The latest captions over the tiles. */
function CaptionsOverlay() {
  const { log, isShown } = useCaptions()
  const captions = useStore(log.captions)
  const shown = useStore(isShown)
  const [now, setNow] = useState(Date.now)
  const lastChange = captions.at(-1)?.changedAt ?? 0
  useEffect(() => {
    setNow(Date.now())
    const timer = setTimeout(() => setNow(Date.now()), lastChange + LINE_DURATION_MS - Date.now() + 20)
    return () => clearTimeout(timer)
  }, [lastChange])

  if (!shown) return null
  const lines = captions.slice(-MAX_LINES).filter(({ changedAt }) => now - changedAt < LINE_DURATION_MS)
  return (
    <ul className="absolute inset-x-3 bottom-12 mx-auto flex max-w-2xl flex-col items-center gap-1.5">
      {lines.map(({ id, name, text, isFinal, isPlain }) => (
        <li
          key={id}
          dir="auto"
          data-interim={!isFinal || undefined}
          // Long captions keep their tail: they are bottom-aligned and overflow at the top.
          className="flex max-h-20 max-w-full flex-col justify-end overflow-hidden rounded-md bg-ink px-3.5 py-1.5 text-[17px]/6 text-paper"
        >
          <p className="wrap-anywhere">
            <bdi translate="no" className="font-semibold">
              {name}
            </bdi>{" "}
            {isPlain && <span>{`(${texts.plain}) `}</span>}
            <bdi className={isFinal ? "" : "italic"}>{text}</bdi>
          </p>
        </li>
      ))}
    </ul>
  )
}
