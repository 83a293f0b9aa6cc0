import type { Addresses } from "./types"

export const endpointOf = ({ origin }: Pick<Addresses, "origin">) => `${origin}/api/token`

/** Where clients that take a whole URL find the development token server. */
export const developmentServerOf = ({ origin }: Addresses) => `${origin}/api/v2/sandbox/connection-details`

/** What stands in the examples for what only their reader knows. */
export const PLACEHOLDER_ID = "YOUR_TOKEN_SERVER_ID"
export const PLACEHOLDER_TOKEN = "YOUR_PARTICIPANT_TOKEN"
