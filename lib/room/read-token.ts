import { tokenPayload } from "./token-payload"

/** What a LiveKit access token says of whom it lets in where. */
export type TokenClaims = {
  identity: string | undefined
  name: string | undefined
  room: string | undefined
  mayJoin: boolean
  /** Seconds since 1970, as the other. */
  notBefore: number | undefined
  expires: number | undefined
}

/** Reads a token, unverified: only the LiveKit server can tell whether it is genuine. Undefined when it is none. */
export function readToken(token: string): TokenClaims | undefined {
  const claims = tokenPayload(token)
  if (!claims) return undefined
  const grants = asObject(claims.video)
  return {
    identity: asText(claims.sub),
    name: asText(claims.name),
    room: asText(grants?.room),
    mayJoin: grants?.roomJoin === true,
    notBefore: asNumber(claims.nbf),
    expires: asNumber(claims.exp),
  }
}

const asText = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined)
const asNumber = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : undefined)
const asObject = (value: unknown) =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined
