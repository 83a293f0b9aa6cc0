import type { ChildProcess } from "node:child_process"
import { createInterface } from "node:readline"
import { setTimeout as wait } from "node:timers/promises"
import { spawnTree } from "../system/programs"
import { DEV_KEY, DEV_SECRET } from "./version"

const LAST_LINES = 12

export interface SfuPorts {
  http: number
  tcp: number
  udp: number
}

export const DEV_PORTS: SfuPorts = { http: 7880, tcp: 7881, udp: 7882 }

interface StartOptions {
  /** Path of the server's binary. */
  path: string
  ports?: SfuPorts
  /** Address at which other machines on the network reach this one. Default: the server listens on loopback only. */
  lanAddress?: string
  /** Where the server sends its webhooks, signed with the development key. */
  webhookUrl?: string
  /** `host:port` of the Redis that connects the nodes of a cluster. */
  redis?: string
  onLine?: (line: string) => void
  start?: typeof spawnTree
}

export interface RunningSfu {
  child: ChildProcess
  /** Returns the last lines of its log. */
  lastLines: () => string[]
}

/** The server reads these variables: a shell that is configured for another server would override this config. */
const CONFLICTING = ["LIVEKIT_CONFIG", "LIVEKIT_KEYS", "NODE_IP", "UDP_PORT", "REDIS_HOST", "REDIS_PASSWORD"]

/** Starts a development server with the well-known key. It keeps no state: it can be killed at any time. */
export function startLivekitServer(options: StartOptions): RunningSfu {
  const { path, ports = DEV_PORTS, lanAddress, webhookUrl, redis } = options
  const { onLine = () => {}, start = spawnTree } = options
  const config = {
    port: ports.http,
    rtc: { tcp_port: ports.tcp, udp_port: ports.udp },
    ...(redis && { redis: { address: redis } }),
    ...(webhookUrl && { webhook: { api_key: DEV_KEY, urls: [webhookUrl] } }),
  }
  // JSON is YAML. The config names no keys, as --dev binds to loopback only if it is given none.
  const args = ["--dev", "--config-body", JSON.stringify(config)]
  if (lanAddress) args.push("--bind", "0.0.0.0", "--node-ip", lanAddress)
  const env = { ...process.env }
  for (const name of CONFLICTING) delete env[name]

  const child = start(path, args, { env, stdio: ["ignore", "pipe", "pipe"] })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface(stream).on("line", (line) => {
      lines.push(line)
      if (lines.length > LAST_LINES) lines.shift()
      onLine(line)
    })
  }
  return { child, lastLines: () => lines }
}

/** Resolves to whether a LiveKit server answers at this address. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    return response.ok && (await response.text()) === "OK"
  } catch {
    return false
  }
}

/** Resolves when the server answers. */
export async function untilAnswers(url: string, signal: AbortSignal): Promise<void> {
  while (!(await answers(url))) await wait(50, undefined, { signal })
}

/** Resolves to whether the server at this address accepts the development key. */
export async function acceptsDevKey(url: string): Promise<boolean> {
  if (!(await answers(url))) return false
  // The SDK takes a while to load, and most starts don't need it.
  const { RoomServiceClient } = await import("livekit-server-sdk")
  const client = new RoomServiceClient(url, DEV_KEY, DEV_SECRET, { requestTimeout: 2 })
  return client.listRooms().then(
    () => true,
    () => false,
  )
}

/**
 * Returns whether a line of the server's log reports an error; its second tab-separated field is the level. A healthy
 * server writes warnings whenever someone closes a tab.
 */
export function isErrorLine(line: string): boolean {
  return /^(ERROR|FATAL|PANIC|DPANIC)$/.test(line.split("\t")[1] ?? "")
}
