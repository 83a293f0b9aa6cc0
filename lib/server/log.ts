import "server-only"
import { secretValues } from "./env"

/** An exception for the server's log, in one line, without anything secret that its text may quote. */
export function logError(what: string, error: unknown) {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error
  const clean = secretValues().reduce((line, secret) => line.replaceAll(secret, "[secret]"), text)
  console.error(`${what} (${clean.replace(/\s+/g, " ").slice(0, 500)})`)
}
