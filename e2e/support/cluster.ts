import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"
import { type RunningSfu, type SfuPorts, startLivekitServer, untilAnswers } from "../../scripts/sfu/start"
import { ended, type spawnTree } from "../../scripts/system/programs"
import { portOf } from "./servers"

interface ClusterOptions {
  path: string
  redis: string
  nodes: readonly SfuPorts[]
  start?: typeof spawnTree
}

interface RunningNode extends RunningSfu {
  url: string
}

/**
 * Starts several servers as one cluster: each room lives on one node, and participants reach it through any.
 * @throws with the log of a node that does not start
 */
export function startCluster({ path, redis, nodes, start }: ClusterOptions): Promise<RunningNode[]> {
  return Promise.all(
    nodes.map(async (ports) => {
      const { child, lastLines } = startLivekitServer({ path, ports, redis, ...(start && { start }) })
      const exited = new AbortController()
      void ended(child).then((how) =>
        exited.abort(new Error(`The node on port ${ports.http} ended (${how}).\n${lastLines().join("\n")}`)),
      )
      const address = `localhost:${ports.http}`
      await untilAnswers(`http://${address}`, exited.signal)
      return { url: `ws://${address}`, child, lastLines }
    }),
  )
}

/** A round-robin TCP load balancer that skips ports where nothing listens. */
export class LoadBalancer {
  #server: Server
  #sockets = new Set<Socket>()
  #next = 0

  private constructor(readonly ports: readonly number[]) {
    this.#server = createServer({ pauseOnConnect: true }, (client) => this.#forward(client, ports.length))
  }

  static async start(ports: readonly number[]): Promise<LoadBalancer> {
    const balancer = new LoadBalancer(ports)
    await once(balancer.#server.listen(0, "localhost"), "listening")
    return balancer
  }

  get port(): number {
    return portOf(this.#server)
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #forward(client: Socket, attempts: number): void {
    const upstream = connect(this.ports[this.#next++ % this.ports.length] ?? 0, "localhost")
    upstream.once("error", () => {
      if (attempts > 1) this.#forward(client, attempts - 1)
      else client.destroy()
    })
    upstream.once("connect", () => {
      for (const [from, to] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        this.#sockets.add(from)
        from.on("error", () => undefined)
        from.once("close", () => {
          this.#sockets.delete(from)
          to.destroy()
        })
        from.pipe(to)
      }
    })
  }
}
