/** What is said about captions, the transcript and agents. */
export const texts = {
  captions: "Captions",
  show: "Show captions",
  hide: "Hide captions",
  transcript: "Transcript",
  openTranscript: "Show what was said",
  closeTranscript: "Close the transcript",
  lines: "What was said",
  empty: "Nothing was said yet.",
  from: "From when you joined.",
  earlier: "Show earlier lines",
  someone: "Someone",
  /** What an agent does, by its attribute `lk.agent.state`. */
  agentStates: {
    connecting: "Connecting…",
    initializing: "Getting ready…",
    "pre-connect-buffering": "Listening…",
    idle: "Idle",
    listening: "Listening…",
    thinking: "Thinking…",
    speaking: "Speaking…",
    failed: "Stopped working",
    disconnected: "Gone",
  } as Record<string, string>,
  agent: "Agent",
} as const
