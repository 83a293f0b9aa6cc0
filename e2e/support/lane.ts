export type LineState = {
  /** Nothing goes through, and nobody is told: a pulled cable, a tunnel. */
  isCut: boolean
  /** The share of packets that get lost, 0 to 1. */
  loss: number
  /** How long each packet takes, in milliseconds. */
  delay: number
  /** Bits per second, each way. */
  rate: number
}

/** What a bottleneck holds back before it drops, in milliseconds. */
const QUEUE = 400
/** How long TCP takes to notice a lost packet and send it again, in milliseconds. */
const AGAIN = 200
const PACKET = 1200

/** One direction of a line: when, and whether, what is sent arrives. */
export class Lane {
  #state: () => LineState
  /** When the bottleneck has sent what it took in, and when the stream's last byte arrived. */
  #free = 0
  #arrived = 0

  constructor(state: () => LineState) {
    this.#state = state
  }

  /** A datagram: it may get lost. */
  packet(length: number, deliver: () => void): void {
    const { isCut, loss, delay, rate } = this.#state()
    if (isCut || Math.random() < loss) return
    const now = performance.now()
    const sent = Math.max(now, this.#free) + (length * 8000) / rate
    if (sent - now > QUEUE) return
    this.#free = sent
    this.#after(sent - now + delay, deliver)
  }

  /** Part of a stream: what gets lost is sent again, and what follows waits for it. */
  bytes(length: number, deliver: () => void): void {
    const { loss, delay, rate } = this.#state()
    const now = performance.now()
    let lost = 0
    for (let sent = 0; sent < length; sent += PACKET) while (Math.random() < loss) lost++
    const arrives = now + delay + (length * 8000) / rate + lost * AGAIN
    this.#arrived = Math.max(this.#arrived, arrives)
    this.#after(this.#arrived - now, deliver)
  }

  #after(wait: number, deliver: () => void): void {
    const held = () => {
      // What was on its way when the line was cut doesn't arrive.
      if (!this.#state().isCut) deliver()
    }
    if (wait < 1) deliver()
    else setTimeout(held, wait)
  }
}
