import type { ChildProcess } from "node:child_process"
import { createInterface } from "node:readline"
import { spawnTree } from "../process-tree"
import { DEV_KEY } from "./version"

export interface SfuPorts {
  http: number
  tcp: number
  udp: number
}

export const DEV_PORTS: SfuPorts = { http: 7880, tcp: 7881, udp: 7882 }

interface StartOptions {
  path: string
  ports?: SfuPorts
  /** The address of this computer that others on the network reach it by. Without it: this computer only. */
  lanAddress?: string
  /** Where it reports what happens in its rooms, signed with the development keys. */
  webhookUrl?: string
  /** `host:port` of the Redis that makes all nodes which use it one cluster. Without it: a server on its own. */
  redis?: string
  onLine?: (line: string) => void
  start?: typeof spawnTree
}

export interface RunningSfu {
  child: ChildProcess
  /** The last lines it wrote, for the day it falls over. */
  lastLines: () => string[]
}

// The server reads these, so that a shell set up for another one would bend ours.
const MISLEADING = ["LIVEKIT_CONFIG", "LIVEKIT_KEYS", "NODE_IP", "UDP_PORT", "REDIS_HOST", "REDIS_PASSWORD"]

/** Starts a development server with the well-known keys. It has no state worth keeping: end it as hard as you like. */
export function startLivekitServer(options: StartOptions): RunningSfu {
  const { path, ports = DEV_PORTS, lanAddress, webhookUrl, redis } = options
  const { onLine = () => {}, start = spawnTree } = options
  const config = {
    port: ports.http,
    rtc: { tcp_port: ports.tcp, udp_port: ports.udp },
    ...(redis && { redis: { address: redis } }),
    ...(webhookUrl && { webhook: { api_key: DEV_KEY, urls: [webhookUrl] } }),
  }
  // JSON is YAML. No keys in it: only where it has to make up its own does --dev stay on this computer.
  const args = ["--dev", "--config-body", JSON.stringify(config)]
  if (lanAddress) args.push("--bind", "0.0.0.0", "--node-ip", lanAddress)
  const env = { ...process.env }
  for (const name of MISLEADING) delete env[name]

  const child = start(path, args, { env, stdio: ["ignore", "pipe", "pipe"] })
  const last: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface(stream).on("line", (line) => {
      last.push(line)
      if (last.length > 12) last.shift()
      onLine(line)
    })
  }
  return { child, lastLines: () => last }
}
