/** Many times what a token with all its fields needs, in bytes. */
const LIMIT = 64 * 1024

/**
 * An answer's body as text, of which no more is read than any of ours can have.
 * @returns undefined when there was more
 */
export async function readAnswer(
  { body }: Pick<Response, "body">,
  limit = LIMIT,
): Promise<string | undefined> {
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  let text = ""
  let length = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) return text + decoder.decode()
    length += value.length
    if (length > limit) {
      // What else is on its way is not taken off the wire.
      reader?.cancel().catch(() => undefined)
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}
