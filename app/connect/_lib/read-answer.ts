import { isRecord } from "@/lib/is-record"
import { decodeToken, type TokenClaims } from "./decode-token"
import type { Answer } from "./send-request"

/** What keeps an answer from being one of a token endpoint. */
export type AnswerFault =
  | "tooLarge"
  | "notJson"
  | "noFields"
  | "noToken"
  | "otherRoom"
  | "badServerUrl"
  | "noProblem"

export type Reading =
  | { kind: "token"; serverUrl: string; token: string; claims: TokenClaims }
  | { kind: "problem"; title: string; detail: string; field: string | undefined }
  | { kind: "unusable"; fault: AnswerFault }

/**
 * Reads an answer as a client has to: nothing of it is believed before it was looked at.
 * @param askedRoom the room of the request; undefined when the server was to make one up
 */
export function readAnswer({ status, body, isCut }: Answer, askedRoom: string | undefined): Reading {
  if (isCut) return unusable("tooLarge")
  const value = parse(body)
  const isRefusal = status < 200 || status > 299
  if (!isRecord(value)) return unusable(isRefusal ? "noProblem" : "notJson")
  if (isRefusal) {
    const { title, detail, field } = value
    if (typeof title !== "string" || typeof detail !== "string") return unusable("noProblem")
    return { kind: "problem", title, detail, field: typeof field === "string" ? field : undefined }
  }
  const { server_url: serverUrl, participant_token: token } = value
  if (typeof serverUrl !== "string" || typeof token !== "string") return unusable("noFields")
  if (!isWebSocketUrl(serverUrl)) return unusable("badServerUrl")
  const claims = decodeToken(token)
  if (!claims) return unusable("noToken")
  if (askedRoom !== undefined && claims.room !== askedRoom) return unusable("otherRoom")
  return { kind: "token", serverUrl, token, claims }
}

const unusable = (fault: AnswerFault): Reading => ({ kind: "unusable", fault })

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function isWebSocketUrl(url: string): boolean {
  return URL.canParse(url) && ["ws:", "wss:"].includes(new URL(url).protocol)
}
