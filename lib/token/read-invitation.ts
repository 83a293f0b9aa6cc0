import { z } from "zod"
import { TokenError } from "./errors"

const text = z.string().min(1)
const invitationSchema = z.strictObject({
  participant_token: text.max(16 * 1024),
  agent_name: text.max(256).optional(),
})

export type Invitation = z.infer<typeof invitationSchema>

/**
 * Reads the request to invite an agent.
 * @param body the whole text, already known to be short
 * @throws TokenError `invalid`, naming the field at fault
 */
export function readInvitation(body: string): Invitation {
  const parsed = invitationSchema.safeParse(parseJson(body))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path[0]?.toString()
  throw field === undefined
    ? new TokenError("invalid", "The body must be {“participant_token”, “agent_name”}, the second optional.")
    : new TokenError("invalid", `“${field}” is missing, or has a value that can't be used.`, { field })
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new TokenError("invalid", "The body isn't valid JSON.")
  }
}
