import "server-only"
import { ApiError } from "../token/errors"

/** Twice what a request with every field at its limit needs. */
export const MAX_BODY_BYTES = 16 * 1024
export const BODY_TIMEOUT_MS = 5_000
// A client reads its error only after it has sent the body: read and discard up to this many bytes, then disconnect.
const MAX_DISCARDED_BYTES = 8 * 1024 * 1024

const CLOSE_CONNECTION = { headers: { Connection: "close" } }

/**
 * Reads a request's JSON body as text, or "" if there is none. Counts the bytes as they arrive and keeps none beyond
 * the limit.
 * @throws ApiError `too_large`, `too_slow`, `not_json` (wrong Content-Type) or `invalid` (not UTF-8)
 */
export async function readBody(
  { body, headers }: Pick<Request, "body" | "headers">,
  maxBytes = MAX_BODY_BYTES,
): Promise<string> {
  if (body === null) return ""
  const bytes = await readBytes(body.getReader(), maxBytes)
  if (bytes.length === 0) return ""
  if (!isJson(headers)) {
    throw new ApiError("not_json", "Send the body uncompressed, as “Content-Type: application/json”.")
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw new ApiError("invalid", "The body isn’t valid UTF-8.")
  }
}

async function readBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  let isTimedOut = false
  const timer = setTimeout(() => {
    isTimedOut = true
    // Rejects the pending read. Cancelling the stream would close the connection before the error is sent.
    reader.releaseLock()
  }, BODY_TIMEOUT_MS)
  try {
    while (length <= MAX_DISCARDED_BYTES) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length <= maxBytes) chunks.push(value)
    }
  } catch {
    throw isTimedOut
      ? tooSlow()
      : new ApiError("invalid", "The connection closed before the whole body arrived.")
  } finally {
    clearTimeout(timer)
  }
  if (length > maxBytes) throw tooLarge(length, maxBytes)
  return Buffer.concat(chunks)
}

function isJson(headers: Headers): boolean {
  if (!/^(identity)?$/i.test(headers.get("content-encoding") ?? "")) return false
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(headers.get("content-type") ?? "")
}

function tooSlow() {
  const seconds = BODY_TIMEOUT_MS / 1000
  return new ApiError(
    "too_slow",
    `The request body took longer than ${seconds} seconds to arrive.`,
    CLOSE_CONNECTION,
  )
}

function tooLarge(length: number, maxBytes: number) {
  const options = length > MAX_DISCARDED_BYTES ? CLOSE_CONNECTION : {}
  return new ApiError("too_large", `The request body is larger than ${maxBytes} bytes.`, options)
}
