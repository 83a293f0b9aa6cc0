import { ScrollText } from "lucide-react"
import { texts } from "@/lib/texts/captions"
import { PanelControl } from "../panel/panel-control"
import { transcriptPanel } from "./transcript-panel-definition"
import { useHasCaptions } from "./use-has-captions"

const HINTS = { open: texts.openTranscript, close: texts.closeTranscript }

/** Opens the transcript, as soon as there is one. */
export function TranscriptControl() {
  return useHasCaptions() && <PanelControl panel={transcriptPanel} icon={ScrollText} hints={HINTS} />
}
