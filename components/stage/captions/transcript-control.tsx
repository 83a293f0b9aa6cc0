import { ScrollText } from "lucide-react"
import { PanelControl } from "../panel/panel-control"
import { texts } from "./texts"
import { transcriptPanel } from "./transcript-panel-definition"

const HINTS = { open: texts.openTranscript, close: texts.closeTranscript }

/** Opens the transcript. */
export function TranscriptControl() {
  return <PanelControl panel={transcriptPanel} icon={ScrollText} hints={HINTS} />
}
