import type { TokenPolicy } from "./policy-types"

/**
 * Who may join which room, and what they may do there. Edit this file to lock the app down.
 * By default, anyone who knows a room's name may join it as a guest, and nobody has admin rights.
 */
export const policy: TokenPolicy = {
  /**
   * Decides who gets a token, from the request's headers. The body hasn't been read yet.
   * If it throws, the response is 503. docs/authorization.md has complete examples.
   *
   * With the session cookie of an auth library (here better-auth; `npm run auth` shows it at work):
   *
   *   authorize: async ({ headers }) => {
   *     const session = await auth.api.getSession({ headers })
   *     if (!session) return { allow: false, status: 401, detail: "Sign in to join a room.", signInUrl: "/sign-in" }
   *     return { allow: true, identity: session.user.id, name: session.user.name, user: { plan: session.user.plan } }
   *   },
   *
   * With a bearer token of your identity provider, for native apps (`npm install jose`):
   *
   *   const keys = createRemoteJWKSet(new URL("https://login.example.com/.well-known/jwks.json")) // at the top of the file
   *   authorize: async ({ headers }) => {
   *     const token = headers.get("authorization")?.replace(/^Bearer /, "")
   *     const claims = token && (await jwtVerify(token, keys, { audience: "rooms" }).catch(() => undefined))
   *     if (!claims) return { allow: false, status: 401, detail: "Sign in to join a room." }
   *     return { allow: true, identity: claims.payload.sub }
   *   },
   *
   * A request can't change what this returns (identity, name, metadata, attributes). With a cookie, the page knows a
   * `name` before it joins, and doesn't ask. With a bearer token it sends what people type: use the `participant_name` rule.
   */
  authorize: () => ({ allow: true }),

  // For each field: "client" (the client may set it), "refused" (requests that set it get 403), or a function such as
  // ({ value, caller }) => caller.user?.plan === "pro" ? value : { refuse: "Upgrade to choose a room name." }
  fields: {
    // Default: a random name that can't be guessed.
    room_name: "client",
    // "server": the server issues identities, and accepts one only from the visitor it was issued to. With "client",
    // anyone could take another participant's place. A cookie identifies the visitor: a native app that doesn't keep
    // cookies gets a new identity with each token, unless it signs in through `authorize`.
    participant_identity: "server",
    // Default: "Guest" and four characters.
    participant_name: "client",
    participant_metadata: "client",
    participant_attributes: "client",
    // The first participant to join configures the room, so strangers control each field that you add here.
    room_config: ["agents"],
  },

  // What participants may do in their room. Can be a function of the caller.
  grants: {
    canPublish: true,
    canPublishSources: ["camera", "microphone", "screen_share", "screen_share_audio"],
    canSubscribe: true,
    canPublishData: true,
    // Lets participants rename themselves, and change their metadata and attributes. With false, names stay as they were
    // issued; hands still go up, through this app's server.
    canUpdateOwnMetadata: true,
  },

  // How long a token can be used to connect. Calls outlast it. Tokens can't be revoked, so keep it short.
  ttlSeconds: 600,

  // Settings for every room, such as { max_participants: 20, empty_timeout: 300, departure_timeout: 20 }.
  room: {},

  // Which agents of AGENT_NAME join a new room: the "first", "all", or only those that a client requests ("on request").
  // `metadata` says whether clients may send an agent metadata, `invite` whether participants may invite a missing agent.
  agents: { dispatch: "first", metadata: "client", invite: true },

  // Other websites that may request tokens, in addition to ALLOWED_ORIGINS: ["https://www.example.com"].
  allowedOrigins: [],
}
