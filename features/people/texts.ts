export const texts = {
  people: "People",
  open: "Show people",
  close: "Close people",
  count: (count: number) => (count === 1 ? "1 person" : `${count} people`),
  agent: "agent",
  microphoneOn: "Microphone on",
  microphoneOff: "Microphone off",
  cameraOn: "Camera on",
  cameraOff: "Camera off",
  speaking: "Speaking",
  search: "Search people",
  found: (count: number) =>
    count === 0 ? "No matches." : count === 1 ? "1 person found" : `${count} people found`,

  agents: "Agents",
  inviteAgent: "Invite the agent",
  /** If there are several agents. */
  inviteAgentNamed: (agent: string) => `Invite ${agent}`,
  invitingAgent: "Inviting the agent…",
  agentIsHere: "The agent is here.",
  agentNamedIsHere: (agent: string) => `${agent} is here.`,
  noAgentJoined: "No agent joined. Is a worker running? Try again in a moment.",
  agentNotInvited: "Couldn’t invite the agent. Try again in a moment.",
} as const
