/** The LiveKit server that development and tests use. The whole of `npm test` runs against it before it changes. */
export const LIVEKIT_SERVER_VERSION = "1.13.5"

/** What `livekit-server --dev` takes when it is given no keys. */
export const DEV_KEY = "devkey"
export const DEV_SECRET = "secret"
