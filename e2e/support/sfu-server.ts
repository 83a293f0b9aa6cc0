import { type ChildProcess, spawn } from "node:child_process"
import { setTimeout as wait } from "node:timers/promises"
import { findLivekitServer } from "../../scripts/livekit-server"
import { type SfuPorts, startLivekitServer } from "../../scripts/sfu/start"

/** A LiveKit server of the test's own, to be killed and started again. */
export class SfuServer {
  private child: ChildProcess | undefined

  private constructor(
    private readonly path: string,
    readonly ports: SfuPorts,
  ) {}

  static async start(ports: SfuPorts): Promise<SfuServer> {
    const { path } = await findLivekitServer()
    const sfu = new SfuServer(path, ports)
    await sfu.start()
    return sfu
  }

  get url() {
    return `ws://localhost:${this.ports.http}`
  }

  /** Resolves once it answers. */
  async start(): Promise<void> {
    const { child, lastLines } = startLivekitServer({
      path: this.path,
      ports: this.ports,
      start: (command, args, options) =>
        spawn(command, args, { ...options, env: options?.env as NodeJS.ProcessEnv, windowsHide: true }),
    })
    this.child = child
    process.once("exit", () => child.kill("SIGKILL"))
    while (!(await this.answers())) {
      if (child.exitCode !== null) throw new Error(`The LiveKit server ended:\n${lastLines().join("\n")}`)
      await wait(20)
    }
  }

  /** Ends it as a crash would: nobody is told. */
  async kill(): Promise<void> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once("exit", resolve))
    child.kill("SIGKILL")
    await gone
  }

  private answers(): Promise<boolean> {
    return fetch(this.url.replace("ws", "http")).then(
      ({ ok }) => ok,
      () => false,
    )
  }
}
