import "server-only"
import { type ErrorReport, reportError, TOKENS, withoutSecrets } from "../report-error"
import { secretValues } from "./env"

/** Logs an error on one line, without secrets and tokens (LiveKit quotes a token that it rejects), and reports it. */
export function logError(message: string, error: unknown) {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error
  const redacted = withoutSecrets(text, secretValues())
  console.error(`${message} (${redacted.replace(TOKENS, "[token]").replace(/\s+/g, " ").slice(0, 500)})`)
  reportServerError(error, { place: "server" })
}

/** Reports an error, without the values of secret variables. */
export function reportServerError(error: unknown, context: Pick<ErrorReport, "place" | "route">) {
  reportError(error, context, secretValues())
}
