import { isRecord } from "../is-record"

/** The claims of a JSON Web Token as they stand in it, unverified; undefined when it is none. */
export function tokenPayload(token: string): Record<string, unknown> | undefined {
  const [header, payload, signature, ...rest] = token.split(".")
  if (!header || !payload || !signature || rest.length > 0) return undefined
  try {
    const binary = atob(payload.replace(/-/g, "+").replace(/_/g, "/"))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
