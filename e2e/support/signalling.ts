/** The addresses of a page's connection to the LiveKit server. */
export const SIGNALLING = /\/rtc(\/v1)?\?/
