/** Reads a stream of text to its end, and keeps no more than its beginning: others decide how long it is. */
export async function beginningOf(stream: AsyncIterable<string>, limit: number): Promise<string> {
  let text = ""
  for await (const chunk of stream) {
    if (text.length < limit) text = (text + chunk).slice(0, limit)
  }
  return text.trim()
}
