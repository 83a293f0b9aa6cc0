import type {
  TokenSourceConfigurable,
  TokenSourceFetchOptions,
  TokenSourceResponseObject,
} from "livekit-client"
import { appPath } from "../app-path"
import { loadPart } from "../load-part"
import { JoinError, toNetworkError, toRefusal } from "./join-error"
import type { Grants } from "./rights"

/** @param options.isRefused whether the server just refused the last token, so that a new one is needed */
export type AccessToken = (options: {
  isRefused: boolean
}) => string | undefined | Promise<string | undefined>

/**
 * Returns the signed-in user's access token, sent to this app's server as `Authorization: Bearer`. Sign-in by session
 * cookie needs none. Edit this if your identity provider issues access tokens (docs/authorization.md).
 * @public
 */
export const accessToken: AccessToken | undefined = undefined

/** Where the page gets room tokens. The server decides from its variables, so one build fits any configuration. */
export type TokenSourceChoice =
  /** `grants`: what its policy grants everyone; undefined if that depends on the caller. */
  | { kind: "endpoint"; grants?: Grants | undefined }
  /** Someone else's token server, such as LiveKit Cloud's: to try things out without an API key. */
  | { kind: "development token server"; id: string; baseUrl: string }

/** How long a token request may take, its body included. */
const TOKEN_TIMEOUT_MS = 20_000

/**
 * Creates the page's TokenSource: the one place where it is chosen. To get tokens in another way, return another of
 * LiveKit's sources, such as `TokenSource.custom(async ({ roomName, participantName }) => …)`.
 */
export async function createTokenSource(
  choice: TokenSourceChoice,
  getAccessToken = accessToken,
): Promise<TokenSourceConfigurable> {
  // LiveKit's client is large, so the page loads it only when it needs a token.
  const { TokenSource } = await loadPart(() => import("livekit-client"))
  const withTimeout = () => ({ signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS) })
  switch (choice.kind) {
    case "endpoint":
      // A new endpoint source each time: it would keep the headers that it was created with, and those expire.
      return TokenSource.custom((options) =>
        withAuthorization(
          (headers) =>
            fetchTyped(TokenSource.endpoint(appPath("/api/token"), { ...withTimeout(), headers }), options),
          getAccessToken,
        ),
      )
    case "development token server":
      return TokenSource.custom((options) =>
        fetchTyped(
          TokenSource.developmentTokenServer(choice.id, { baseUrl: choice.baseUrl, ...withTimeout() }),
          options,
        ),
      )
    default:
      return choice satisfies never
  }
}

/** Fetches from one of LiveKit's sources. Their errors are plain ones: they get a type here, where they arise. */
async function fetchTyped(
  source: TokenSourceConfigurable,
  options: TokenSourceFetchOptions,
): Promise<TokenSourceResponseObject> {
  try {
    return await source.fetch(options)
  } catch (error) {
    throw toTokenError(error)
  }
}

/** LiveKit puts an answer's status and body at the end of its message; no other error's message is read. */
function toTokenError(error: unknown): unknown {
  const message = error instanceof Error ? error.message : ""
  const [, status, body = ""] = /: received (\d{3}) \/ (.*)$/s.exec(message) ?? []
  if (status) return toRefusal(Number(status), body)
  const networkError = toNetworkError(error)
  // Other errors are those of reading an answer that holds no token.
  return networkError instanceof JoinError ? networkError : new JoinError("invalid-token")
}

type ApiRequest = Omit<RequestInit, "headers"> & { headers?: Record<string, string> }

/**
 * Fetches a path of this app's own API, such as `/api/health`, with the user's access token if there is one.
 * @throws {JoinError} `offline`, `no-answer` or `slow-answer`
 */
export async function fetchApi(
  path: string,
  { headers, ...request }: ApiRequest = {},
  getAccessToken = accessToken,
): Promise<Response> {
  let response: Response | undefined
  const send = async (authorization: Record<string, string>) => {
    try {
      response = await fetch(appPath(path), { ...request, headers: { ...headers, ...authorization } })
    } catch (error) {
      throw toNetworkError(error)
    }
    if (response.status === 401) throw new JoinError("refused", { status: 401 })
    return response
  }
  return withAuthorization(send, getAccessToken).catch((error: unknown) => {
    if (response?.status === 401) return response
    throw error
  })
}

/** Sends a request with the access token. If the server answers 401, gets a new token and tries once more. */
async function withAuthorization<T>(
  send: (headers: Record<string, string>) => Promise<T>,
  getAccessToken: AccessToken | undefined,
): Promise<T> {
  const token = await getAccessToken?.({ isRefused: false })
  try {
    return await send(bearer(token))
  } catch (error) {
    const isRefused = error instanceof JoinError && error.status === 401
    if (!isRefused || !getAccessToken || token === undefined) throw error
    const newToken = await getAccessToken({ isRefused: true })
    if (newToken === undefined || newToken === token) throw error
    return send(bearer(newToken))
  }
}

/** @throws {TypeError} for a token that no header can hold: `fetch` would throw it as if the network had failed */
function bearer(token: string | undefined): Record<string, string> {
  if (token === undefined) return {}
  return Object.fromEntries(new Headers({ Authorization: `Bearer ${token}` }))
}
