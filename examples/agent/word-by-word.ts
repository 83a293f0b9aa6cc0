import { ReadableStream } from "node:stream/web"
import { setTimeout as wait } from "node:timers/promises"

const PACE_MS = 60

/** A text at the pace of speech, as it comes from a model. */
export function wordByWord(text: string): ReadableStream<string> {
  const words = text.split(/(?<= )/)
  return new ReadableStream({
    async pull(controller) {
      const word = words.shift()
      if (word === undefined) return controller.close()
      await wait(PACE_MS)
      controller.enqueue(word)
    },
  })
}
