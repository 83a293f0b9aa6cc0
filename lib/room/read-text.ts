/**
 * Reads a text stream of LiveKit, of which nothing but the beginning is kept. It is read to its end all the same: what
 * nobody reads would pile up in the page.
 * @param onText told of what there is so far, each time that there is more of it
 * @returns the text; undefined when it broke off
 */
export async function readText(
  stream: AsyncIterable<string>,
  limit: number,
  onText?: (text: string) => void,
): Promise<string | undefined> {
  let text = ""
  try {
    for await (const chunk of stream) {
      if (text.length >= limit) continue
      text = (text + chunk).slice(0, limit)
      onText?.(text)
    }
    return text
  } catch {
    return undefined
  }
}
