import type { Feature } from "../feature"
import { CaptionsControl } from "./captions-control"
import { CaptionsOverlay } from "./captions-overlay"
import { CaptionsProvider } from "./captions-provider"
import { TranscriptControl } from "./transcript-control"
import { transcriptPanel } from "./transcript-panel-definition"
import { useHasCaptions } from "./use-has-captions"

/** What is said, in writing, where an agent or a participant transcribes it. */
export const captions: Feature = {
  id: "captions",
  order: 50,
  Provider: CaptionsProvider,
  controls: { CaptionsControl, TranscriptControl },
  useHasControls: useHasCaptions,
  panel: transcriptPanel,
  Overlay: CaptionsOverlay,
}
