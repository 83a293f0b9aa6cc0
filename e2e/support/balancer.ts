import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"

/**
 * One address before several servers, as a load balancer gives them: each connection goes to the next one in turn, and
 * past those where nobody listens. It knows nothing of what is said.
 */
export class Balancer {
  #server: Server
  #open = new Set<Socket>()
  #next = 0

  private constructor(readonly ports: readonly number[]) {
    this.#server = createServer({ pauseOnConnect: true }, (near) => this.#pass(near, ports.length))
  }

  static async before(ports: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(ports)
    await once(balancer.#server.listen(0, "localhost"), "listening")
    return balancer
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === "string") throw new Error("The balancer is closed.")
    return address.port
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
  }

  #pass(near: Socket, tries: number): void {
    const far = connect(this.ports[this.#next++ % this.ports.length] ?? 0, "localhost")
    far.once("error", () => {
      if (tries > 1) this.#pass(near, tries - 1)
      else near.destroy()
    })
    far.once("connect", () => {
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(from)
        from.on("error", () => undefined)
        from.once("close", () => {
          this.#open.delete(from)
          to.destroy()
        })
        from.pipe(to)
      }
    })
  }
}
