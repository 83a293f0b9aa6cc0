/** The beginning of a body as text. What is beyond `maxBytes` is not waited for. */
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
      // Nothing depends on whether the rest of it could be called off.
      void reader.cancel().catch(() => {})
      return { text, isCut: true }
    }
    left -= value.length
  }
  return { text: text + decoder.decode(), isCut: false }
}
