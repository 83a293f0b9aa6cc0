type Someone = { isAgent: boolean; attributes: Readonly<Record<string, string>> }

/**
 * Whether this is the agent of that name. Agents of LiveKit's framework carry their name; one without is taken for it
 * where there is no other it could be. A person's attributes are their own say, and count for nothing.
 */
export function isAgentNamed(name: string, { isAgent, attributes }: Someone, isOnlyOne: boolean): boolean {
  return isAgent && (attributes["lk.agent.name"] ?? (isOnlyOne ? name : undefined)) === name
}
