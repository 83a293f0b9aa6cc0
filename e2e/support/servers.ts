import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createServer, type Server } from "node:net"

/** Returns a free TCP port. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, "listening")
  const port = portOf(probe)
  await new Promise((resolve) => probe.close(resolve))
  return port
}

export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("The server isn't listening.")
  return address.port
}

/** A Redis server without persistence. */
export class RedisServer {
  #child: ChildProcess | undefined

  private constructor(readonly port: number) {}

  /** @throws if redis-server isn't installed */
  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort())
    await server.start()
    return server
  }

  get url() {
    return `redis://localhost:${this.port}`
  }

  async start() {
    const child = spawn("redis-server", ["--port", String(this.port), "--save", "", "--appendonly", "no"])
    this.#child = child
    process.once("exit", () => child.kill("SIGKILL"))
    await new Promise<void>((resolve, reject) => {
      child.once("error", () =>
        reject(
          new Error("redis-server isn't installed: `apt install redis-server` or `brew install redis`."),
        ),
      )
      child.once("exit", (code) => reject(new Error(`redis-server exited with ${code}`)))
      child.stdout.on("data", (chunk: Buffer) => {
        if (String(chunk).includes("Ready to accept connections")) resolve()
      })
    })
    child.removeAllListeners("exit")
  }

  /** Kills the process without a shutdown, as a crash would. */
  async kill() {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, "exit")
    child.kill("SIGKILL")
    await exited
  }
}
