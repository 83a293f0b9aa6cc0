import type { RoomConfig } from "./schema"

export type TokenPolicy = {
  authorize: Authorize
  fields: {
    room_name: FieldRule
    /** "server": the server issues identities, and accepts one only from the visitor it was issued to. */
    participant_identity: "server" | FieldRule
    participant_name: FieldRule
    participant_metadata: FieldRule
    participant_attributes: "client" | "refused" | ((caller: Caller) => Record<string, string>)
    /** The fields of room_config that clients may set. Egress is missing on purpose: it costs money. */
    room_config: Exclude<keyof RoomConfig, "egress">[]
  }
  grants: Grants | ((caller: Caller) => Grants)
  ttlSeconds: number
  room: RoomConfig
  agents: {
    /** Which agents of AGENT_NAME are dispatched to every new room. Clients may request the others. */
    dispatch: "first" | "all" | "on request"
    metadata: "client" | "refused"
    /** Whether participants may invite an agent that isn't in the room. */
    invite: boolean
  }
  /** As in ALLOWED_ORIGINS: `https://www.example.com`, `https://*.example.com`. What is no origin is ignored. */
  allowedOrigins: `${string}://${string}`[]
}

/**
 * Decides whether a request may get a token. Called before the body is read, and when a room's page is rendered, so that
 * the page knows the user's name, or that they have to sign in first.
 */
export type Authorize = (request: UnreadRequest) => Caller | Denial | Promise<Caller | Denial>

export type UnreadRequest = Pick<Request, "headers" | "url" | "method">

/** What `authorize` knows about an allowed caller. A request can't change the fields that it sets. */
export type Caller = {
  allow: true
  /** The user's identity in every room, such as your user ID. A second tab of the same user replaces the first. */
  identity?: string
  /** The user's name in every room: the pre-join shows it and doesn't ask. */
  name?: string
  /** Where users sign out or switch accounts, such as "/sign-in": the pre-join links to it. */
  accountUrl?: string
  metadata?: string
  attributes?: Record<string, string>
  /** Anything else that the rules in the policy need to know about the user. */
  user?: Readonly<Record<string, unknown>>
}

type Denial = {
  allow: false
  status: 401 | 403
  detail: string
  /** With 401: the page leads there, and back to the room afterwards. A path of this app such as "/sign-in", or a URL. */
  signInUrl?: string
}

/** Who sets a field: the client, nobody (requests that set it get 403), or a function. */
export type FieldRule = "client" | "refused" | Rule

/**
 * Returns the value of a field, given the requested value and the caller. `{ refuse: message }` returns 403.
 * @public for rules in other files
 */
export type Rule = (request: {
  value: string | undefined
  caller: Caller
}) => string | undefined | { refuse: string }

/** What a participant may do. Leaves out every grant that reaches beyond their own room. */
export type Grants = {
  canPublish: boolean
  canPublishSources: ("camera" | "microphone" | "screen_share" | "screen_share_audio")[]
  canSubscribe: boolean
  canPublishData: boolean
  canUpdateOwnMetadata: boolean
}
