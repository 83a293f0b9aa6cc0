/** Returns the first `maxBytes` of a body as text, without waiting for the rest. */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<{ text: string; isCut: boolean }> {
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  let text = ""
  let left = maxBytes
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    text += decoder.decode(value.subarray(0, left), { stream: true })
    if (value.length > left) {
      // If cancelling fails, nothing is lost: the rest isn't needed.
      void reader.cancel().catch(() => {})
      return { text, isCut: true }
    }
    left -= value.length
  }
  return { text: text + decoder.decode(), isCut: false }
}

/** In bytes: many times what any answer of this app needs. */
const LIMIT = 64 * 1024

/** Returns an answer's body as text, or undefined if it is longer than any answer of this app. */
export async function answerText({ body }: Pick<Response, "body">): Promise<string | undefined> {
  const { text, isCut } = await readBounded(body, LIMIT)
  return isCut ? undefined : text
}
