// Bounded incoming data: what other participants send is limited in rate and length, and rendered in batches.

/** Senders whose counts are kept. Beyond that, the oldest one starts again at zero. */
const MAX_SENDERS = 1000

/** Limits each sender to a number of messages per time window. */
export class RateLimiter {
  #limit: number
  #windowMs: number
  #counts = new Map<string, { since: number; count: number }>()

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /**
   * Counts a message and returns whether it is within the limit.
   * @param now in milliseconds, must not go back between calls
   * @param amount what it counts for, such as its bytes
   */
  allows(identity: string, now: number, amount = 1): boolean {
    const current = this.#counts.get(identity)
    if (current && now - current.since < this.#windowMs) {
      current.count += amount
      return current.count <= this.#limit
    }
    this.#counts.delete(identity)
    this.#counts.set(identity, { since: now, count: amount })
    const [oldest] = this.#counts.keys()
    if (this.#counts.size > MAX_SENDERS && oldest !== undefined) this.#counts.delete(oldest)
    return amount <= this.#limit
  }
}

/** The longest data stream that is accepted, in bytes after decompression. A feature that receives files needs more. */
export const MAX_STREAM_BYTES = 100_000
const STREAM_WINDOW_MS = 10_000
/** Streams that one sender may have open: each that is never closed stays in memory until its sender leaves. */
const MAX_OPEN_STREAMS = 100

/**
 * Limits what each participant can send by data streams, in numbers and bytes as they come from the network: 15 KB of a
 * compressed stream can become 15 MB before livekit-client looks at their length. Also remembers who opened a stream.
 */
export class StreamLimits {
  #streams = new RateLimiter(1000, STREAM_WINDOW_MS)
  #bytes = new RateLimiter(1_000_000, STREAM_WINDOW_MS)
  #compressedBytes = new RateLimiter(64_000, STREAM_WINDOW_MS)
  #open = new Map<string, { opener: string; isCompressed: boolean }>()
  #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Returns whether a sender may begin another stream. */
  allowsStream(sender: string, streamId: string): boolean {
    return this.#streams.allows(sender, this.#now()) && !this.#open.has(streamId)
  }

  /** Returns whether a sender may have a stream open, and remembers that it is. */
  open(streamId: string, opener: string, isCompressed: boolean): boolean {
    const openOfSender = [...this.#open.values()].filter((stream) => stream.opener === opener)
    if (openOfSender.length >= MAX_OPEN_STREAMS) return false
    this.#open.set(streamId, { opener, isCompressed })
    return true
  }

  /** Returns whether a sender may add bytes to a stream. Only its opener may. */
  allowsChunk(sender: string, streamId: string, byteLength: number): boolean {
    const stream = this.#open.get(streamId)
    return stream?.opener === sender && this.allowsBytes(sender, byteLength, stream.isCompressed)
  }

  allowsBytes(sender: string, byteLength: number, isCompressed: boolean): boolean {
    const now = this.#now()
    return (
      this.#bytes.allows(sender, now, byteLength) &&
      (!isCompressed || this.#compressedBytes.allows(sender, now, byteLength))
    )
  }

  /** Returns whether a sender may end a stream, and forgets it. */
  close(sender: string, streamId: string): boolean {
    return this.#open.get(streamId)?.opener === sender && this.#open.delete(streamId)
  }

  /** Forgets the streams of a participant who has left: livekit-client ends them. */
  closeAll(opener: string): void {
    for (const [id, stream] of this.#open) if (stream.opener === opener) this.#open.delete(id)
  }
}

/**
 * Returns the newest items, at most `max`. Drops the oldest items of the senders with the most, so that one sender can't
 * push out what others wrote.
 */
export function newestOfEach<T extends { identity: string }>(items: readonly T[], max: number): readonly T[] {
  if (items.length <= max) return items
  const counts = new Map<string, number>()
  for (const { identity } of items) counts.set(identity, (counts.get(identity) ?? 0) + 1)
  // Those with fewer than an equal share leave the rest of it to the others.
  let [left, senders] = [max, counts.size]
  let share = Number.POSITIVE_INFINITY
  for (const count of [...counts.values()].sort((a, b) => a - b)) {
    if (count > left / senders) {
      share = Math.max(1, Math.floor(left / senders))
      break
    }
    left -= count
    senders--
  }
  return items
    .filter(({ identity }) => {
      const remaining = counts.get(identity) ?? 0
      counts.set(identity, remaining - 1)
      return remaining <= share
    })
    .slice(-max)
}

export type Batch<T> = { add(item: T): void; flush(): void }

/**
 * Collects items and passes them on together, at most once per interval: thousands of messages a second then cost as
 * many renders as a few.
 */
export function batch<T>(intervalMs: number, onFlush: (items: T[]) => void): Batch<T> {
  let items: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const collected = items
    items = []
    if (collected.length > 0) onFlush(collected)
  }
  return {
    add(item) {
      items.push(item)
      timer ??= setTimeout(flush, intervalMs)
    },
    flush,
  }
}

/**
 * Reads a LiveKit text stream and returns its first `maxLength` characters, or undefined if the stream fails. The rest
 * is read and dropped, because LiveKit buffers unread chunks.
 * @param onText called with the text so far whenever it grows
 */
export async function readTextStream(
  stream: AsyncIterable<string>,
  maxLength: number,
  onText?: (text: string) => void,
): Promise<string | undefined> {
  let text = ""
  try {
    for await (const chunk of stream) {
      if (text.length >= maxLength) continue
      text = (text + chunk).slice(0, maxLength)
      onText?.(text)
    }
    return text
  } catch {
    return undefined
  }
}
