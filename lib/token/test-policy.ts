import type { TokenPolicy } from "./policy-types"

/** The policy that unit tests expect, so that they stay green when you edit `policy.ts`: its rules as they were delivered. */
export const policy: TokenPolicy = {
  authorize: () => ({ allow: true }),
  fields: {
    room_name: "client",
    participant_identity: "server",
    participant_name: "client",
    participant_metadata: "client",
    participant_attributes: "client",
    room_config: ["agents"],
  },
  grants: {
    canPublish: true,
    canPublishSources: ["camera", "microphone", "screen_share", "screen_share_audio"],
    canSubscribe: true,
    canPublishData: true,
    canUpdateOwnMetadata: true,
  },
  ttlSeconds: 600,
  room: {},
  agents: { dispatch: "first", metadata: "client", invite: true },
  allowedOrigins: [],
}
