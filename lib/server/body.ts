import "server-only"
import { TokenError } from "../token/errors"

/** Enough for every field at its longest, twice over. */
export const MAX_BODY_BYTES = 16 * 1024
/** A whole body has to arrive within this time, or the connection is closed. */
export const BODY_TIMEOUT_MS = 5_000
// A refused body is still taken off the wire up to here, so that the client gets to read why; then it is cut off.
const MAX_DISCARDED_BYTES = 8 * 1024 * 1024

const decoder = new TextDecoder("utf-8", { fatal: true })
const CLOSE = { headers: { Connection: "close" } }

/**
 * A request's body as text, counted while it arrives: no header lets more of it in, and nothing over the limit is kept.
 * @param maxBytes more than this is refused; at most the 8 MiB that are taken off the wire at all
 * @returns "" when there is none, whatever its type is said to be
 * @throws TokenError `too_large`, `too_slow`, `not_json` (wrong Content-Type) or `invalid` (not UTF-8)
 */
export async function readBody(
  request: Pick<Request, "body" | "headers">,
  maxBytes = MAX_BODY_BYTES,
): Promise<string> {
  const { body, headers } = request
  if (body === null) return ""
  const bytes = await readBytes(body.getReader(), maxBytes, headers.get("content-length"))
  if (bytes.length === 0) return ""
  if (!isJson(headers)) {
    throw new TokenError("not_json", "Send the body as “Content-Type: application/json”, not compressed.")
  }
  try {
    return decoder.decode(bytes)
  } catch {
    throw new TokenError("invalid", "The body isn't valid UTF-8.")
  }
}

function isJson(headers: Headers): boolean {
  if ((headers.get("content-encoding") ?? "identity") !== "identity") return false
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(headers.get("content-type") ?? "")
}

/**
 * The body's bytes, or a refusal when they aren't all there in time. The connection of a slow one is closed.
 * @param declared Content-Length: a body of that many bytes has nothing more to wait for (RFC 9112, section 6.3)
 */
async function readBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
  declared: string | null,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    // Makes the read that is under way fail. Cancelling would take the connection away that the answer needs.
    reader.releaseLock()
  }, BODY_TIMEOUT_MS)
  try {
    while (length <= MAX_DISCARDED_BYTES) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length <= maxBytes) chunks.push(value)
      if (String(length) === declared) break
    }
  } catch {
    throw isLate ? tooSlow() : new TokenError("invalid", "The body broke off.")
  } finally {
    clearTimeout(timer)
  }
  if (length > maxBytes) throw tooLarge(length, maxBytes)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

function tooSlow() {
  return new TokenError("too_slow", `The body has to arrive within ${BODY_TIMEOUT_MS / 1000} seconds.`, CLOSE)
}

function tooLarge(length: number, maxBytes: number) {
  const options = length > MAX_DISCARDED_BYTES ? CLOSE : {}
  return new TokenError("too_large", `The body may have ${maxBytes} bytes at most.`, options)
}
