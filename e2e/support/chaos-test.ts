import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as wait } from "node:timers/promises"
import { findLivekitServer } from "../../scripts/sfu/find"
import { type SfuPorts, startLivekitServer } from "../../scripts/sfu/start"
import { type AppServer, startApp } from "./app-server"
import { livekitEnv } from "./sfu-server"
import { test as base } from "./test"

export { expect } from "@playwright/test"

/** `CHAOS_FULL=1 npm run chaos` measures the numbers in docs/reliability.md; without it the same tests are shorter. */
export const isFullRun = Boolean(process.env.CHAOS_FULL)

/** A LiveKit server that a test can kill and restart. */
class SfuServer {
  #child: ChildProcess | undefined

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

  /** Resolves once the server responds. */
  async start(): Promise<void> {
    const { child, lastLines } = startLivekitServer({
      path: this.path,
      ports: this.ports,
      start: (command, args, options) =>
        spawn(command, args, { ...options, env: options?.env as NodeJS.ProcessEnv, windowsHide: true }),
    })
    this.#child = child
    process.once("exit", () => child.kill("SIGKILL"))
    while (!(await this.#isResponding())) {
      if (child.exitCode !== null) throw new Error(`The LiveKit server exited:\n${lastLines().join("\n")}`)
      await wait(20)
    }
  }

  /** Kills the process without a shutdown, as a crash would. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, "exit")
    child.kill("SIGKILL")
    await exited
  }

  #isResponding(): Promise<boolean> {
    return fetch(this.url.replace("ws", "http")).then(
      ({ ok }) => ok,
      () => false,
    )
  }
}

/** A test with its own LiveKit server and app, which it may kill. */
export const test = base.extend<object, { sfu: SfuServer; app: AppServer }>({
  sfu: [
    async ({ playwright: _ }, use) => {
      const sfu = await SfuServer.start({ http: 7990, tcp: 7991, udp: 7992 })
      await use(sfu)
      await sfu.kill()
    },
    { scope: "worker" },
  ],
  app: [
    async ({ sfu }, use) => {
      const app = await startApp({
        ...livekitEnv(sfu.url),
        // e2e/token-rate-limit.spec.ts tests the limit.
        TOKEN_RATE_LIMIT: "off",
      })
      await use(app)
      await app.stop()
    },
    { scope: "worker" },
  ],
  baseURL: async ({ app }, use) => use(app.url),
})

/** Prints a measurement for docs/reliability.md. */
export function printMeasurement(name: string, value: number, unit = "s"): void {
  const number = Number.isInteger(value) ? String(value) : value.toFixed(1)
  process.stdout.write(`     ${test.info().title}: ${name} ${number} ${unit}\n`)
}

/** Returns the seconds since `start`, a value of `performance.now()`. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}
