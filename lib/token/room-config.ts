import { z } from "zod"

const text = z.string()
const count = z.number().int().min(0).max(0xffffffff)
const pairs = z.record(z.string(), z.string())

export const agentSchema = z
  .strictObject({
    agent_name: text.optional(),
    metadata: text.optional(),
    restart_policy: z.union([text, count]).optional(),
    deployment: text.optional(),
    attributes: pairs.optional(),
  })
  .meta({ id: "RoomAgentDispatch", description: "An agent to call into the room." })

/** LiveKit's `RoomConfiguration` (protocol 1.51), whose JSON spellings `readTokenRequest` has made one. */
export const roomConfigSchema = z
  .strictObject({
    name: text.optional(),
    empty_timeout: count
      .optional()
      .meta({ description: "Seconds that a room stays open when nobody comes." }),
    departure_timeout: count
      .optional()
      .meta({ description: "Seconds that a room stays open after the last one left." }),
    max_participants: count.optional(),
    metadata: text.optional(),
    egress: z.record(z.string(), z.unknown()).optional(),
    min_playout_delay: count.optional(),
    max_playout_delay: count.optional(),
    sync_streams: z.boolean().optional(),
    agents: z.array(agentSchema).max(10).optional(),
    tags: pairs.optional(),
  })
  .meta({
    id: "RoomConfiguration",
    description: "Part of LiveKit's RoomConfiguration. By default only `agents` may be set, see AGENT_NAME.",
    examples: [{ agents: [{ agent_name: "greeter", metadata: "{}" }] }],
  })

export type AgentDispatch = z.infer<typeof agentSchema>
export type RoomConfig = z.infer<typeof roomConfigSchema>
