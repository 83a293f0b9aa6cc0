import type { PanelDefinition } from "../panel/panel-definition"
import { texts } from "./texts"

export const transcriptPanel: PanelDefinition = {
  title: texts.transcript,
  load: () => import("./transcript-panel").then(({ TranscriptPanel }) => ({ default: TranscriptPanel })),
}
