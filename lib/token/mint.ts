import { createHmac, type KeyObject } from "node:crypto"
import { camelCase } from "./camel-case"
import type { Permit } from "./permit"
import type { RoomConfig } from "./room-config"

export type Credentials = {
  apiKey: string
  /** The API secret, imported once: importing it for every token costs more than signing. */
  apiSecret: KeyObject
}

const HEADER = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url")

/**
 * A LiveKit access token: a JSON Web Token signed with HMAC-SHA-256, with the claims that LiveKit's own SDKs write
 * (docs.livekit.io, "Tokens & grants"). Signed by Node's synchronous HMAC: WebCrypto, which livekit-server-sdk goes
 * through, spends more on its thread hops than on the hash. The tests hold every token against LiveKit's verifier.
 * @param nowSeconds seconds since 1970
 */
export function mintToken(permit: Permit, { apiKey, apiSecret }: Credentials, nowSeconds: number): string {
  const now = Math.floor(nowSeconds)
  const claims = {
    iss: apiKey,
    sub: permit.identity,
    nbf: now,
    exp: now + permit.lifetimeSeconds,
    name: permit.name,
    metadata: permit.metadata,
    attributes: permit.attributes,
    video: { ...permit.grants, roomJoin: true, room: permit.room },
    roomConfig: permit.roomConfig && protobufJson(permit.roomConfig),
  }
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url")
  const signed = `${HEADER}.${payload}`
  return `${signed}.${createHmac("sha256", apiSecret).update(signed).digest("base64url")}`
}

/** LiveKit's SDKs write a RoomConfiguration in camelCase. */
function protobufJson(config: RoomConfig): Record<string, unknown> {
  const { agents, ...rest } = config
  const renamed = withCamelCaseKeys(rest)
  return agents === undefined ? renamed : { ...renamed, agents: agents.map(withCamelCaseKeys) }
}

const withCamelCaseKeys = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [camelCase(key), item]))
