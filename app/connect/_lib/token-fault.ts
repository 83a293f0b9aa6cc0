import { readToken } from "@/lib/room/read-token"
import { texts } from "./join-texts"

/** How much the clocks of this device and of the token's maker may differ, in seconds: what LiveKit servers allow. */
const LEEWAY = 60

/**
 * What keeps a token from being joined with, as a sentence; undefined when nothing is known against it.
 * @param nowSeconds seconds since 1970
 */
export function tokenFault(token: string, nowSeconds: number): string | undefined {
  const claims = readToken(token)
  if (!claims) return texts.malformed
  const { expires, notBefore } = claims
  if (expires !== undefined && expires + LEEWAY < nowSeconds) return texts.expired(timeText(expires))
  if (notBefore !== undefined && notBefore - LEEWAY > nowSeconds)
    return texts.notYetValid(timeText(notBefore))
  if (!claims.mayJoin) return texts.noRoomJoin
  if (!claims.room) return texts.noRoom
  if (!claims.identity) return texts.noIdentity
}

function timeText(seconds: number): string {
  const date = new Date(seconds * 1000)
  // A number can be beyond what a date can be.
  if (Number.isNaN(date.getTime())) return String(seconds)
  return date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" })
}
