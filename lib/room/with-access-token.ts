import { type AccessToken, accessToken } from "./access-token"
import { tokenRefusal } from "./join-error"

type Headers = Record<string, string>

/**
 * Asks with the person's access token, where there is one. One that has expired is refused with 401: then a new one is
 * got, and asked with once more.
 */
export async function withAccessToken<T>(
  ask: (headers: Headers) => Promise<T>,
  current: AccessToken | undefined = accessToken,
): Promise<T> {
  const first = await current?.({ isRefused: false })
  try {
    return await ask(bearer(first))
  } catch (error) {
    if (!current || first === undefined || tokenRefusal(error)?.status !== 401) throw error
    const next = await current({ isRefused: true })
    if (next === undefined || next === first) throw error
    return ask(bearer(next))
  }
}

const bearer = (token: string | undefined): Headers =>
  token === undefined ? {} : { Authorization: `Bearer ${token}` }
