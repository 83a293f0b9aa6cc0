import { texts } from "@/lib/texts/captions"
import type { PanelDefinition } from "../panel/panel-definition"

export const transcriptPanel: PanelDefinition = {
  title: texts.transcript,
  load: () => import("./transcript-panel").then(({ TranscriptPanel }) => ({ default: TranscriptPanel })),
}
