import type { TokenPolicy } from "./policy-types"

/**
 * Who gets into which room, and what they may do there. This is the file to edit; nothing else needs to be touched to
 * lock an app down. As it stands anyone may join any room whose name they know, as a guest, and administer nothing.
 */
export const policy: TokenPolicy = {
  /**
   * Says who may have a token at all. It gets the request's headers, before the body is read. Two examples:
   *
   * The session cookie of an auth library (here better-auth), for pages:
   *
   *   authorize: async ({ headers }) => {
   *     const session = await auth.api.getSession({ headers })
   *     if (!session) return { allow: false, status: 401, detail: "Sign in to join a room." }
   *     return { allow: true, identity: session.user.id, user: { name: session.user.name, plan: session.user.plan } }
   *   },
   *
   * A bearer token from your identity provider, for native apps (`npm install jose`):
   *
   *   const keys = createRemoteJWKSet(new URL("https://login.example.com/.well-known/jwks.json")) // once, above
   *   authorize: async ({ headers }) => {
   *     const token = headers.get("authorization")?.replace(/^Bearer /, "")
   *     const claims = token && (await jwtVerify(token, keys, { audience: "rooms" }).catch(() => undefined))
   *     if (!claims) return { allow: false, status: 401, detail: "Sign in to join a room." }
   *     return { allow: true, identity: claims.payload.sub }
   *   },
   *
   * What it sets (identity, name, metadata, attributes), a request can't change: the green room sends the name that was
   * typed, so leave names to the rule below. When it throws, nobody gets in: 503. docs/authorization.md has a whole example.
   */
  authorize: () => ({ allow: true }),

  // Each field: "client" may set it; "refused" answers 403 to whoever tries; or a function of what was asked and who
  // asks, such as: ({ value, caller }) => caller.user?.plan === "pro" ? value : { refuse: "Upgrade to name a room." }
  fields: {
    // Absent: a name that can't be guessed is made.
    room_name: "client",
    // "own": given by the server; a visitor may only present what was given to them. "client" would let anyone take
    // another's place in the room. Visitors are told apart by a cookie: a native app that keeps none is a new visitor
    // at each request and gets a new identity each time. It should keep the cookie, or sign in through `authorize`.
    participant_identity: "own",
    // Absent: "Guest" and four characters.
    participant_name: "client",
    participant_metadata: "client",
    participant_attributes: "client",
    // A room takes its configuration from whoever joins first, so each name you add here is in the hands of strangers.
    room_config: ["agents"],
  },

  // What a participant may do in the one room that the token is for. May be a function of the caller.
  grants: {
    canPublish: true,
    canPublishSources: ["camera", "microphone", "screen_share", "screen_share_audio"],
    canSubscribe: true,
    canPublishData: true,
    // Lets people rename themselves and raise a hand.
    canUpdateOwnMetadata: true,
  },

  // For connecting only: nobody is thrown out when it ends. A token can't be called back, so keep it short.
  lifetimeSeconds: 600,

  // Your own settings for every room, such as { max_participants: 20, empty_timeout: 300, departure_timeout: 20 }.
  room: {},

  // AGENT_NAME names the agents. The "first" of them comes when a room opens, whatever the client asks for; or "all"
  // of them; or one comes only "when asked" for in room_config. People in a room may invite those that are missing.
  agents: { dispatch: "first", metadata: "client", invite: true },

  // Pages of other origins that may ask for tokens, besides ALLOWED_ORIGINS: ["https://www.example.com"].
  allowedOrigins: [],
}
