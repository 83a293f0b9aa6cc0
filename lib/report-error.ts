import { sendError } from "./monitoring"

/** Where an error was noticed. */
type ErrorPlace =
  /** A page: nothing caught it, or the error page replaced the page. */
  | "page"
  /** A part of a page, which shows a message instead. The call continues. */
  | "part"
  /** Joining a room, for a reason that isn't known. */
  | "join"
  /** Rendering a page on the server. */
  | "render"
  /** The server's API, or its work in the background. */
  | "server"

export type ErrorReport = {
  /** A copy of the error: name, message, stack and causes, without anything secret or personal that can be recognized. */
  error: Error
  place: ErrorPlace
  /** The path of the page or the route, without query, fragment or room name: `/rooms/[roomName]`. */
  route?: string | undefined
  /** The number that Next.js gives an error of the server; a page that shows the error has the same one. */
  digest?: string | undefined
}

/** An error in an animation or a loop repeats itself many times a second. */
const MAX_REPORTS_PER_MINUTE = 20
const MAX_MESSAGE_LENGTH = 500
const MAX_STACK_LENGTH = 5000
const MAX_CAUSES = 3

/** Errors that were reported: one may pass several boundaries. */
const reported = new WeakSet<object>()
let minute = 0
let reportsThisMinute = 0

/**
 * Reports an error to `sendError` of lib/monitoring.ts. Never throws, and never waits.
 * @param secrets values that must not be in a report, besides those that are recognized
 */
export function reportError(
  thrown: unknown,
  context: Omit<ErrorReport, "error" | "digest">,
  secrets: readonly string[] = [],
): void {
  try {
    if (typeof thrown === "object" && thrown !== null) {
      if (reported.has(thrown)) return
      reported.add(thrown)
    }
    if (!takesOneMore()) return
    const redactAll = (text: string) => redact(withoutSecrets(text, secrets))
    const digest = thrown instanceof Error && "digest" in thrown ? String(thrown.digest) : undefined
    const { place, route } = context
    const report = {
      error: redactedCopy(thrown, redactAll),
      place,
      route: route && redactAll(route),
      digest: digest && redactAll(digest),
    }
    // An error of the sender must not be reported as an unhandled one: that would never end.
    Promise.resolve(sendError(report)).catch(() => undefined)
  } catch {}
}

function takesOneMore(): boolean {
  const now = Math.floor(Date.now() / 60_000)
  if (now !== minute) reportsThisMinute = 0
  minute = now
  return ++reportsThisMinute <= MAX_REPORTS_PER_MINUTE
}

function redactedCopy(thrown: unknown, redactAll: (text: string) => string, causes = 0): Error {
  // Things that aren't errors could be anything, such as a form with its values.
  if (!(thrown instanceof Error)) return new Error(`A thrown ${typeof thrown}`)
  const { cause } = thrown
  const copy = new Error(redactAll(thrown.message).slice(0, MAX_MESSAGE_LENGTH))
  copy.name = redactAll(thrown.name)
  copy.stack = thrown.stack && redactAll(thrown.stack).slice(0, MAX_STACK_LENGTH)
  if (cause instanceof Error && causes < MAX_CAUSES) copy.cause = redactedCopy(cause, redactAll, causes + 1)
  return copy
}

/** Access tokens and other JWTs. */
export const TOKENS = /\beyJ[\w-]{5,}(?:\.[\w-]*)*/g

const REDACTIONS: readonly [RegExp, string][] = [
  // Who knows a room's name can join it. With its query and fragment: the key of an encrypted room, a host's key.
  // The line and column of a stack stay.
  [/\/rooms\/[^\s"<>]+?(?=(?::\d+){1,2}\)?(?:\s|$)|[\s"<>]|$)/g, "/rooms/[roomName]"],
  // Queries and fragments of URLs, but not the line and column after them in a stack.
  [/(\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>()?#]*)[?#][^\s"'<>():]*/gi, "$1"],
  [/#(?=[\w-]*=)[^\s"'<>():]+/g, "#[redacted]"],
  [TOKENS, "[token]"],
  [/\b(authorization|cookie|x-[\w-]*(?:key|id))(["']?\s*[:=]\s*)[^\r\n]*/gi, "$1$2[redacted]"],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, "$1 [redacted]"],
  [
    /\b(access_token|token|key|passphrase|password|secret|host)(["']?[=:]["']?)[\w.~+/=%-]{8,}/gi,
    "$1$2[redacted]",
  ],
  // E-mail and IP addresses.
  [/[^\s@"'<>()/:]+@[^\s@"'<>()/:]+\.[a-z]{2,}/gi, "[e-mail]"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "[address]"],
]

/** Returns a text without these values. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((line, secret) => line.replaceAll(secret, "[secret]"), text)
}

/** Returns a text without what can be recognized as secret or personal: keys, tokens, room names, addresses. */
export function redact(text: string): string {
  return REDACTIONS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text)
}
