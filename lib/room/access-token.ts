/** @param options.isRefused the token endpoint has just answered 401 to the one before: get a new one */
export type AccessToken = (options: {
  isRefused: boolean
}) => string | undefined | Promise<string | undefined>

/**
 * The access token of the person's login, which goes to this app's server as `Authorization: Bearer`. None as it comes:
 * a login that keeps a session cookie, as auth libraries for Next.js do, needs none. Edit this where yours hands out
 * access tokens instead (docs/authorization.md).
 */
export const accessToken: AccessToken | undefined = undefined
