import { readBounded } from "@/lib/read-bounded"

/** What came back, as it came. `isCut` says that there was more of the body than a page should hold. */
export type Answer = {
  status: number
  headers: [name: string, value: string][]
  body: string
  isCut: boolean
  milliseconds: number
  /** When it arrived, in milliseconds since 1970. */
  at: number
}

export type Outcome = { kind: "answer"; answer: Answer } | { kind: "unreachable" } | { kind: "timeout" }

/** An answer that is larger is none of ours: a token request has 16 KiB at most, and its token not much more. */
const MAX_ANSWER_BYTES = 64 * 1024
const TIMEOUT_MILLISECONDS = 15_000

/**
 * Sends a token request as any client would, and reads of the answer no more than a page should hold.
 * @param timeout aborts what takes too long, the reading of the body included
 */
export async function sendRequest(
  url: string,
  body: Record<string, unknown>,
  fetch: typeof globalThis.fetch = globalThis.fetch,
  timeout: AbortSignal = AbortSignal.timeout(TIMEOUT_MILLISECONDS),
): Promise<Outcome> {
  const sent = Date.now()
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: timeout,
    })
    const { text, isCut } = await readBounded(response.body, MAX_ANSWER_BYTES)
    const at = Date.now()
    const headers = [...response.headers]
    return {
      kind: "answer",
      answer: { status: response.status, headers, body: text, isCut, milliseconds: at - sent, at },
    }
  } catch {
    return { kind: timeout.aborted ? "timeout" : "unreachable" }
  }
}
