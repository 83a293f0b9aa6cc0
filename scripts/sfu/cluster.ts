import type { ChildProcess } from "node:child_process"
import { ended, type spawnTree } from "../process-tree"
import { untilAnswers } from "./probe"
import { type SfuPorts, startLivekitServer } from "./start"

export interface ClusterOptions {
  /** The LiveKit server's binary. */
  path: string
  /** `host:port` of the Redis through which the nodes know of each other. */
  redis: string
  nodes: readonly SfuPorts[]
  start?: typeof spawnTree
}

export interface RunningNode {
  url: string
  child: ChildProcess
  lastLines: () => string[]
}

/**
 * Starts LiveKit servers that are one: a room lives on one of them, and people reach it through any.
 * @throws with what a node wrote, when one does not come up
 */
export function startCluster({ path, redis, nodes, start }: ClusterOptions): Promise<RunningNode[]> {
  return Promise.all(
    nodes.map(async (ports) => {
      const { child, lastLines } = startLivekitServer({ path, ports, redis, ...(start && { start }) })
      const gone = new AbortController()
      void ended(child).then((how) =>
        gone.abort(new Error(`The node on port ${ports.http} ended (${how}).\n${lastLines().join("\n")}`)),
      )
      const address = `localhost:${ports.http}`
      await untilAnswers(`http://${address}`, gone.signal)
      return { url: `ws://${address}`, child, lastLines }
    }),
  )
}
