/** What is said about inviting agents. */
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
} as const
