import { batch } from "@/lib/room/batch"
import { plainMessage, plainName } from "@/lib/room/plain-text"
import { RateGuard } from "@/lib/room/rate-guard"
import { Store } from "@/lib/room/store"

/** What one person said, from one pause to the next. */
export type Caption = {
  id: string
  identity: string
  name: string
  text: string
  /** Until then the words may still change. */
  isFinal: boolean
  /** When it began and when it last changed, by this device's clock. */
  at: number
  changedAt: number
}

export const LONGEST_CAPTION = 2000
const MOST_CAPTIONS = 2000
/** Changes that are taken from one person in a second. */
const MOST_CHANGES = 60

type Piece = Pick<Caption, "identity" | "name" | "text" | "isFinal"> & { segment: string }

/** What was said in the call, as far as somebody transcribes it: bounded, like all that arrives. */
export class CaptionLog {
  readonly captions = new Store<readonly Caption[]>([])
  #guard = new RateGuard(MOST_CHANGES, 1000)
  #begun = new Set<string>()
  #changes = batch<Caption>(100, (changed) => this.#apply(changed))
  #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Takes a segment's text as it is now: later pieces of the same segment replace it. */
  put({ identity, name, segment, text, isFinal }: Piece): void {
    const at = this.#now()
    const id = `${identity} ${segment.slice(0, 256)}`
    // The end of a segment that was begun is taken always: without it, its words would look unsure for ever.
    const isEnd = isFinal && this.#begun.delete(id)
    if (!this.#guard.allows(identity, at) && !isEnd) return
    if (!isFinal) this.#begin(id)
    const plain = plainMessage(text, LONGEST_CAPTION)
    this.#changes.add({ id, identity, name: plainName(name), text: plain, isFinal, at, changedAt: at })
  }

  flush(): void {
    this.#changes.flush()
  }

  #begin(id: string) {
    this.#begun.add(id)
    const [oldest] = this.#begun
    if (this.#begun.size > MOST_CAPTIONS && oldest !== undefined) this.#begun.delete(oldest)
  }

  #apply(changed: Caption[]) {
    const latest = new Map(changed.map((caption) => [caption.id, caption]))
    const captions = this.captions.get().map((known) => {
      const now = latest.get(known.id)
      latest.delete(known.id)
      return now ? { ...now, text: now.text || known.text, at: known.at } : known
    })
    const fresh = [...latest.values()].filter(({ text }) => text)
    this.captions.set([...captions, ...fresh].slice(-MOST_CAPTIONS))
  }
}
