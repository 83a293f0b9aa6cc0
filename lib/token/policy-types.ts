import type { RoomConfig } from "./room-config"

type Awaitable<T> = T | Promise<T>

/** The part of a request that decides who asks. The body isn't read yet. */
export type Asker = Pick<Request, "headers" | "url" | "method">

/** What an `authorize` hook found out. What it sets here, the request can't change. */
export type Allowed = {
  allow: true
  /** This user's identity in every room: your own user id, say. Two tabs of one user then take turns. */
  identity?: string
  name?: string
  metadata?: string
  attributes?: Record<string, string>
  /** Anything else that the rules in the policy want to know about this user. */
  user?: Readonly<Record<string, unknown>>
}

export type Denied = { allow: false; status: 401 | 403; detail: string }

export type Authorize = (request: Asker) => Awaitable<Allowed | Denied>

type Refusal = { refuse: string }

/**
 * Decides on one field, from what was asked for (if anything) and by whom. `{ refuse: sentence }` answers 403.
 * @public for rules in files of their own
 */
export type Rule = (asked: { value: string | undefined; caller: Allowed }) => string | undefined | Refusal

/** Who sets a field: the client; nobody (asking for it answers 403); or your own function. */
export type FieldRule = "client" | "refused" | Rule

type TrackSourceName = "camera" | "microphone" | "screen_share" | "screen_share_audio"

/** Only what a participant may do in their own room: a token that administers rooms can't be written down here. */
export type Grants = {
  canPublish: boolean
  canPublishSources: TrackSourceName[]
  canSubscribe: boolean
  canPublishData: boolean
  canUpdateOwnMetadata: boolean
}

export type TokenPolicy = {
  authorize: Authorize
  fields: {
    room_name: FieldRule
    /** "own": the server gives one, and takes it back only from the visitor it gave it to. */
    participant_identity: "own" | FieldRule
    participant_name: FieldRule
    participant_metadata: FieldRule
    participant_attributes: "client" | "refused" | ((caller: Allowed) => Record<string, string>)
    /** The fields of room_config that a client may set. Egress is missing on purpose: it costs money. */
    room_config: Exclude<keyof RoomConfig, "egress">[]
  }
  grants: Grants | ((caller: Allowed) => Grants)
  lifetimeSeconds: number
  room: RoomConfig
  agents: {
    /** Which of AGENT_NAME's agents come by themselves when a room opens. Clients may ask for the others. */
    dispatch: "first" | "all" | "when asked"
    metadata: "client" | "refused"
    /** Whether people in a room may call an agent that isn't there: “Invite the agent”. */
    invite: boolean
  }
  allowedOrigins: string[]
}
