import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { freePort } from "./free-port"

/** A Redis server of the test's own, which keeps nothing. */
export class RedisServer {
  private child: ChildProcess | undefined

  private constructor(readonly port: number) {}

  /** @throws where redis-server isn't installed */
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
    this.child = child
    process.once("exit", () => child.kill("SIGKILL"))
    await new Promise<void>((resolve, reject) => {
      child.once("error", () =>
        reject(new Error("redis-server isn't installed: `apt install redis-server`, or brew.")),
      )
      child.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)))
      child.stdout.on("data", (chunk: Buffer) => {
        if (String(chunk).includes("Ready to accept connections")) resolve()
      })
    })
    child.removeAllListeners("exit")
  }

  /** Ends it as a crash would. */
  async kill() {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, "exit")
    this.child.kill("SIGKILL")
    await gone
  }
}
