/** What is said about agents, and about inviting them. */
export const texts = {
  agents: "Agents",
  invite: "Invite the agent",
  /** Where there are several. */
  inviteNamed: (agent: string) => `Invite ${agent}`,
  inviting: "Inviting the agent…",
  here: "The agent is here.",
  hereNamed: (agent: string) => `${agent} is here.`,
  nobodyCame: "No agent came. Perhaps no agent worker is running. Try again in a moment.",
  refused: "The agent could not be invited. Try again in a moment.",
  noAnswer: "The server did not answer. Check your network, then try again.",
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
