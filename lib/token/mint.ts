import { AccessToken, RoomConfiguration, TrackSource } from "livekit-server-sdk"
import type { Permit } from "./apply-policy"
import type { RoomConfig } from "./schema"

const TRACK_SOURCES = {
  camera: TrackSource.CAMERA,
  microphone: TrackSource.MICROPHONE,
  screen_share: TrackSource.SCREEN_SHARE,
  screen_share_audio: TrackSource.SCREEN_SHARE_AUDIO,
}

/** Mints a LiveKit access token with exactly the claims that the permit allows. */
export async function mintToken(
  { room, identity, name, metadata, attributes, roomConfig, grants, ttlSeconds }: Permit,
  { apiKey, apiSecret }: { apiKey: string; apiSecret: string },
): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret, { identity, name, ttl: ttlSeconds })
  if (metadata !== undefined) token.metadata = metadata
  if (attributes) token.attributes = attributes
  token.addGrant({
    ...grants,
    canPublishSources: grants.canPublishSources.map((source) => TRACK_SOURCES[source]),
    roomJoin: true,
    room,
  })
  if (roomConfig) token.roomConfig = withoutDefaults(roomConfig)
  return token.toJwt()
}

/** A RoomConfiguration adds all default values to the token, but its `toJson()` doesn't. Tokens are sent in URLs. */
function withoutDefaults(roomConfig: RoomConfig): RoomConfiguration {
  const json = RoomConfiguration.fromJsonString(JSON.stringify(roomConfig)).toJson()
  return json as unknown as RoomConfiguration
}
