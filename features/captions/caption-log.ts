import { batch, newestOfEach, RateLimiter } from "@/lib/room/incoming-limits"
import { displayName, plainMessage } from "@/lib/room/plain-text"
import { Store } from "@/lib/room/store"

export const MAX_CAPTION_LENGTH = 2000
const MAX_CAPTIONS = 2000
/** Updates accepted from one participant per second. */
const MAX_UPDATES_PER_SECOND = 60
const RENDER_INTERVAL_MS = 100

/** A segment of a transcription: what one participant said between two pauses. */
export type Caption = {
  id: string
  identity: string
  name: string
  text: string
  /** Whether the text is final; interim text may still change. */
  isFinal: boolean
  /** When it began and when it last changed, by the local clock. */
  at: number
  changedAt: number
  /** Whether the server could read it, although the call is encrypted. */
  isPlain: boolean
}

type Update = {
  identity: string
  name: string | undefined
  segmentId: string
  text: string
  isFinal: boolean
  isPlain?: boolean
}

/** The captions received so far, limited in length, number and rate. */
export class CaptionLog {
  readonly captions = new Store<readonly Caption[]>([])
  #limiter = new RateLimiter(MAX_UPDATES_PER_SECOND, 1000)
  #interimIds = new Set<string>()
  #updates = batch<Caption>(RENDER_INTERVAL_MS, (updates) => this.#apply(updates))
  #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Sets the text of a segment. A later update of the same segment replaces it. */
  put({ identity, name, segmentId, text, isFinal, isPlain = false }: Update): void {
    const at = this.#now()
    const id = `${identity} ${segmentId.slice(0, 256)}`
    // Final updates of known segments bypass the rate limit, or their text would stay interim for good.
    const isEnd = isFinal && this.#interimIds.delete(id)
    if (!this.#limiter.allows(identity, at) && !isEnd) return
    if (!isFinal) this.#addInterim(id)
    this.#updates.add({
      id,
      identity,
      name: displayName(name),
      text: plainMessage(text, MAX_CAPTION_LENGTH),
      isFinal,
      at,
      changedAt: at,
      isPlain,
    })
  }

  flush(): void {
    this.#updates.flush()
  }

  #addInterim(id: string) {
    this.#interimIds.add(id)
    const [oldest] = this.#interimIds
    if (this.#interimIds.size > MAX_CAPTIONS && oldest !== undefined) this.#interimIds.delete(oldest)
  }

  #apply(updates: Caption[]) {
    const latest = new Map(updates.map((caption) => [caption.id, caption]))
    const updated = this.captions.get().map((caption) => {
      const update = latest.get(caption.id)
      latest.delete(caption.id)
      return update ? { ...update, text: update.text || caption.text, at: caption.at } : caption
    })
    const added = [...latest.values()].filter(({ text }) => text)
    this.captions.set(newestOfEach([...updated, ...added], MAX_CAPTIONS))
  }
}
