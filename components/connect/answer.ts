import { isRecord } from "@/lib/is-record"
import { decodeToken, type TokenClaims } from "@/lib/room/decode-token"
import { plainMessage } from "@/lib/room/plain-text"
import type { Answer, Outcome } from "./request"
import { texts } from "./texts"

/** Why an answer can't come from a token endpoint. */
type AnswerErrorCode = keyof typeof texts.answer.errors

/** An answer as the page understands it. */
export type Reading =
  | { kind: "token"; serverUrl: string; token: string; claims: TokenClaims }
  | { kind: "problem"; title: string; detail: string; field: string | undefined }
  | { kind: "invalid"; error: AnswerErrorCode }

const MAX_ANNOUNCEMENT_LENGTH = 300

/**
 * Reads an answer without trusting it, as a client should.
 * @param requestedRoom undefined if the server was to generate a room
 */
export function readAnswer({ status, body, isCut }: Answer, requestedRoom: string | undefined): Reading {
  if (isCut) return invalid("tooLarge")
  const value = parseJson(body)
  const isRefusal = status < 200 || status > 299
  if (!isRecord(value)) return invalid(isRefusal ? "notAProblem" : "notJson")
  if (isRefusal) {
    const { title, detail, field } = value
    if (typeof title !== "string" || typeof detail !== "string") return invalid("notAProblem")
    return { kind: "problem", title, detail, field: typeof field === "string" ? field : undefined }
  }
  const { server_url: serverUrl, participant_token: token } = value
  if (typeof serverUrl !== "string" || typeof token !== "string") return invalid("missingFields")
  if (!isWebSocketUrl(serverUrl)) return invalid("badServerUrl")
  const claims = decodeToken(token)
  if (!claims?.room || !claims.identity) return invalid("invalidToken")
  if (requestedRoom !== undefined && claims.room !== requestedRoom) return invalid("otherRoom")
  return { kind: "token", serverUrl, token, claims }
}

function invalid(error: AnswerErrorCode): Reading {
  return { kind: "invalid", error }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isWebSocketUrl(url: string): boolean {
  return URL.canParse(url) && ["ws:", "wss:"].includes(new URL(url).protocol)
}

/**
 * Returns what a screen reader announces when a request ends.
 * @param reading of an outcome that is an answer
 */
export function announceOutcome(outcome: Outcome, reading: Reading | undefined): string {
  if (outcome.kind !== "answer") return texts.answer[outcome.kind]
  const { status } = outcome.answer
  switch (reading?.kind) {
    case "token":
      return texts.answer.announcement(status, texts.answer.issued)
    case "problem":
      return plainMessage(
        texts.answer.announcement(status, `${reading.title}. ${reading.detail}`),
        MAX_ANNOUNCEMENT_LENGTH,
      )
    case "invalid":
      return texts.answer.announcement(status, texts.answer.errors[reading.error])
    default:
      return ""
  }
}

const { byStatus, byField } = texts.refusals

/**
 * Explains why token endpoints refuse such a request and what helps, in addition to the server's own message.
 * @param field the problem document's `field`
 */
export function explainRefusal(status: number, field: string | undefined): string | undefined {
  if (status === 403 && field !== undefined) {
    const [root = "", part = ""] = field.split(".")
    return lookUp(byField, `${root}.${part}`) ?? lookUp(byField, root) ?? byStatus[403]
  }
  return lookUp(byStatus, String(status))
}

/** The keys come from the server and must not find `Object.prototype`'s properties. */
function lookUp(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const

/** Returns a duration in its two largest units, such as “9 minutes 58 seconds”. */
export function formatDuration(seconds: number): string {
  let left = Math.max(0, Math.round(seconds))
  const first = UNITS.findIndex(([, length]) => left >= length)
  if (first < 0) return "0 seconds"
  return UNITS.slice(first, first + 2)
    .flatMap(([unit, length]) => {
      const count = Math.floor(left / length)
      left -= count * length
      return count === 0 ? [] : `${count} ${unit}${count === 1 ? "" : "s"}`
    })
    .join(" ")
}
