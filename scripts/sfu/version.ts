/** Version of the LiveKit server in development and tests. CI caches the binary by this file's content. */
export const LIVEKIT_SERVER_VERSION = "1.13.5"

/** Credentials that `livekit-server --dev` accepts when it is given no keys. */
export const DEV_KEY = "devkey"
export const DEV_SECRET = "secret"
