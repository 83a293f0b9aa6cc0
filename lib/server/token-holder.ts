import "server-only"
import { TokenVerifier } from "livekit-server-sdk"
import { TokenError } from "../token/errors"
import type { Env } from "./env"

/** A token is good for connecting for a few minutes. So much longer it tells who its holder is: calls outlast it. */
const LONGEST_CALL_SECONDS = 24 * 60 * 60

const FIELD = { field: "participant_token" }

/**
 * The identity that a participant token for this room was signed for. Nobody but its holder and the LiveKit server
 * knows it. Whether they are in the room, only the LiveKit server can tell.
 * @throws TokenError `unauthorized` for a token that this server's key hasn't signed, `forbidden` for another room's
 */
export async function tokenHolder(token: string, roomName: string, env: Env): Promise<string> {
  const { sub, video } = await verified(token, env.credentials)
  if (video?.roomJoin && video.room === roomName && sub) return sub
  throw new TokenError("forbidden", "That token is for another room.", FIELD)
}

type Claims = Awaited<ReturnType<TokenVerifier["verify"]>> & { sub?: string }

async function verified(token: string, { apiKey, apiSecret }: Env["credentials"]): Promise<Claims> {
  const verifier = new TokenVerifier(apiKey, apiSecret.export().toString())
  try {
    return await verifier.verify(token, LONGEST_CALL_SECONDS)
  } catch {
    throw new TokenError("unauthorized", "That isn't a token of this server. Join the room again.", FIELD)
  }
}
